package org.looptwin.rules.drools;

import org.looptwin.model.network.Case;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.Network;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.rules.drools.facts.Origin;

/** Looks places up in the case. */
final class CaseOrigins implements Origins {
  private static final String RAW_STOCK = "raw_stock_";
  private static final double HOURS_A_DAY = 24;

  private final Network network;

  CaseOrigins(Case reference) {
    this.network = reference.extended();
  }

  @Override
  public Origin of(SeriesId series) {
    if (series.family().equals(SeriesId.LANE)) {
      return network.lane(series.entity()).map(CaseOrigins::lane).orElse(Origin.UNKNOWN);
    }
    if (series.family().equals(NodeType.SUPPLIER.topic())) {
      return network.node(series.entity()).map(CaseOrigins::supplier).orElse(Origin.UNKNOWN);
    }
    return series.metric().startsWith(RAW_STOCK) ? plant(series) : Origin.UNKNOWN;
  }

  /** A plant's stock of a material; regenerated kits, which may not exist, do not count. */
  private Origin plant(SeriesId series) {
    return network.lanes().stream()
        .filter(lane -> lane.to().equals(series.entity()))
        .filter(lane -> series.metric().equals(RAW_STOCK + lane.commodity().name()))
        .mapToDouble(lane -> HOURS_A_DAY * lane.leadTimeDays())
        .min()
        .stream()
        .mapToObj(hours -> new Origin("", false, false, hours))
        .findFirst()
        .orElse(Origin.UNKNOWN);
  }

  private static Origin lane(Lane lane) {
    return new Origin(lane.laneClass().name(), lane.laneClass().sea(), false);
  }

  private static Origin supplier(Node node) {
    return new Origin("", false, node.criticalSupplier());
  }
}
