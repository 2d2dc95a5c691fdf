package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.Parameters;

/** x_at: what arrives over a lane in a month, with freight, emissions and expected loss. */
final class LaneFlows {
  private final Instance instance;
  private final List<Lane> lanes;
  private final int[][] columns;
  private final double[][] upper;
  private final Map<String, List<Integer>> from = new HashMap<>();
  private final Map<String, List<Integer>> to = new HashMap<>();

  LaneFlows(Draft draft, Instance instance, SiteColumns sites) {
    this.instance = instance;
    lanes = instance.sets().lanes();
    columns = new int[lanes.size()][instance.periods()];
    upper = new double[lanes.size()][instance.periods()];
    Map<String, Integer> recyclers = positions(instance.sets().recyclers());
    Map<String, Integer> sources = positions(instance.sets().sources());
    Map<String, Integer> regenerators = positions(instance.sets().regenerators());
    for (int a = 0; a < columns.length; a++) {
      Lane lane = lanes.get(a);
      from.computeIfAbsent(lane.from() + lane.commodity(), key -> new ArrayList<>()).add(a);
      to.computeIfAbsent(lane.to() + lane.commodity(), key -> new ArrayList<>()).add(a);
      Integer source = sources.get(lane.from());
      Integer recycler = lane.commodity() == Commodity.RET ? recyclers.get(lane.to()) : null;
      Integer regenerator = regenerators.get(lane.to());
      for (int t = 0; t < instance.periods(); t++) {
        upper[a][t] = upper(a, t, recycler == null ? null : source);
        double high = recycler == null ? upper[a][t] : sites.limit(recycler, upper[a][t]);
        columns[a][t] = draft.column("x" + MonthName.at(lane.id(), instance.month(t)), 0, high);
        price(draft, a, t, regenerator);
        if (recycler != null) {
          String name = "open" + MonthName.at(lane.id(), instance.month(t));
          sites.link(draft, name, columns[a][t], recycler, upper[a][t]);
        }
      }
    }
  }

  private double upper(int a, int t, Integer source) {
    if (!instance.values().laneOpen()[a][t]) {
      return 0;
    }
    Lane lane = lanes.get(a);
    boolean loop = lane.commodity() == Commodity.RET || lane.commodity() == Commodity.BM;
    double capacity = loop ? lane.capKwhMonth() : instance.capacity(lane.capKwhMonth());
    return source == null
        ? capacity
        : Math.min(
            capacity,
            instance.values().recoveryRate()[t] * instance.values().retiredKwh()[source][t]);
  }

  private void price(Draft draft, int a, int t, Integer regenerator) {
    Lane lane = lanes.get(a);
    Parameters parameters = instance.parameters();
    int x = columns[a][t];
    draft.cost(x, Part.OPERATING, lane.costEurKwh());
    draft.emission(x, lane.efKgKwh(), t);
    draft.cost(x, Part.DISRUPTION, lossEurKwh(a, t));
    if (lane.commodity() == Commodity.BM && regenerator != null) {
      Node plant = instance.sets().regenerators().get(regenerator);
      draft.cost(x, Part.OPERATING, plant.varCostEurKwh());
    }
    if (lane.commodity() == Commodity.REG) {
      draft.emission(x, parameters.efRegeneratedKgKwh(), t);
    }
  }

  /** Expected loss per kWh: 0.18 x 150 x weight x p. */
  private double lossEurKwh(int a, int t) {
    Parameters parameters = instance.parameters();
    return parameters.lossGivenDisruption()
        * parameters.lossLinkEurKwh()
        * Constants.weight(lanes.get(a))
        * instance.values().laneP()[a][t];
  }

  static Map<String, Integer> positions(List<Node> nodes) {
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      positions.put(nodes.get(i).id(), i);
    }
    return positions;
  }

  List<Lane> lanes() {
    return lanes;
  }

  int column(int lane, int period) {
    return columns[lane][period];
  }

  /** What the lane can carry in the period when its ends are open. */
  double capacityKwh(int lane, int period) {
    return upper[lane][period];
  }

  /** The lanes of a commodity that begin at a node, for {@link #at}. */
  List<Integer> from(String node, Commodity commodity) {
    return from.getOrDefault(node + commodity, List.of());
  }

  int[] into(String node, Commodity commodity, int period) {
    return at(to.getOrDefault(node + commodity, List.of()), period);
  }

  int[] outOf(String node, Commodity commodity, int period) {
    return at(from(node, commodity), period);
  }

  int[] where(Predicate<Lane> wanted, int period) {
    return at(where(wanted), period);
  }

  /** The lanes that are wanted, for {@link #at}. */
  List<Integer> where(Predicate<Lane> wanted) {
    List<Integer> some = new ArrayList<>();
    for (int a = 0; a < lanes.size(); a++) {
      if (wanted.test(lanes.get(a))) {
        some.add(a);
      }
    }
    return some;
  }

  int[] at(List<Integer> some, int period) {
    return some.stream().mapToInt(a -> columns[a][period]).toArray();
  }
}
