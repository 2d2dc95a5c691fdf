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
    return Origin.UNKNOWN;
  }

  private static Origin lane(Lane lane) {
    return new Origin(lane.laneClass().name(), lane.laneClass().sea(), false);
  }

  private static Origin supplier(Node node) {
    return new Origin("", false, node.criticalSupplier());
  }
}
