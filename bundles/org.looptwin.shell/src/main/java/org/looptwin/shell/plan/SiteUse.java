package org.looptwin.shell.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;

/**
 * What passes through a site over the horizon.
 *
 * @param open false for a recycling centre that the plan closes or leaves closed
 * @param kwh bought from a supplier, made by a battery plant, delivered to a vehicle plant, taken
 *     back by a recycling centre, hub or regeneration plant, passed through a port or terminal
 * @param use of its capacity, 0 to 1; of a vehicle plant, of its peak
 */
record SiteUse(Node node, boolean open, double kwh, double use) {

  /** All sites of the subset, by type, then id. */
  static List<SiteUse> of(PlanStory story) {
    Map<String, Double> through = through(story);
    List<SiteUse> all = new ArrayList<>();
    for (String id : story.problem().subset().nodes()) {
      story.node(id).ifPresent(node -> all.add(use(story, node, through)));
    }
    all.sort(
        Comparator.comparing((SiteUse use) -> use.node().type())
            .thenComparing(use -> use.node().id()));
    return all;
  }

  private static SiteUse use(PlanStory story, Node node, Map<String, Double> through) {
    double kwh = through.getOrDefault(node.id(), 0.0);
    double most = node.capKwhMonth() * story.plan().months();
    boolean open = story.plan().sites().getOrDefault(node.id(), true);
    return new SiteUse(node, open, kwh, most > 0 ? kwh / most : 0);
  }

  private static Map<String, Double> through(PlanStory story) {
    Map<String, Double> sums = new HashMap<>();
    sum(story.plan().purchasesKwh(), sums);
    sum(story.plan().productionKwh(), sums);
    story
        .kwhByLane()
        .forEach(
            (lane, kwh) -> {
              where(story, lane).forEach(site -> sums.merge(site, kwh, Double::sum));
            });
    return sums;
  }

  private static List<String> where(PlanStory story, Lane lane) {
    List<String> sites =
        new ArrayList<>(story.problem().reference().laneVia().getOrDefault(lane.id(), List.of()));
    if (lane.commodity() == Commodity.RET) {
      story
          .node(lane.from())
          .filter(node -> node.type() == NodeType.HUB)
          .ifPresent(node -> sites.add(node.id()));
    }
    if (lane.commodity() != Commodity.REG && !lane.commodity().material()) {
      sites.add(lane.to());
    }
    return sites;
  }

  private static void sum(Map<String, List<Double>> paths, Map<String, Double> sums) {
    paths.forEach((id, path) -> sums.put(id, path.stream().mapToDouble(Double::doubleValue).sum()));
  }
}
