package org.looptwin.shell.plan;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.Node;

/**
 * What a plan ships from where to where over the horizon, routes and modes together, without parts;
 * of too many those that carry most of their commodity.
 */
final class MapLinks {
  private static final double NOTHING_KWH = 1;

  private final List<Link> links;
  private final int all;
  private final double share;

  /**
   * A commodity from one site to another.
   *
   * @param share of all that is shipped of its commodity
   */
  record Link(Node from, Node to, Commodity commodity, double kwh, double share) {}

  /**
   * @param most how many are kept
   */
  MapLinks(PlanStory story, int most) {
    Map<String, Link> sums = new TreeMap<>();
    Map<Commodity, Double> shipped = new LinkedHashMap<>();
    story
        .kwhByLane()
        .forEach(
            (lane, kwh) -> {
              if (kwh >= NOTHING_KWH && Colours.own(lane.commodity())) {
                shipped.merge(lane.commodity(), kwh, Double::sum);
                link(story, lane, kwh, sums);
              }
            });
    all = sums.size();
    links =
        sums.values().stream()
            .map(one -> shared(one, shipped.get(one.commodity())))
            .sorted(Comparator.comparingDouble((Link one) -> -one.share()))
            .limit(most)
            .sorted(Comparator.comparingDouble((Link one) -> -one.kwh()))
            .toList();
    double kept = links.stream().mapToDouble(Link::kwh).sum();
    share = kept / Math.max(1, shipped.values().stream().mapToDouble(kwh -> kwh).sum());
  }

  private static void link(PlanStory story, Lane lane, double kwh, Map<String, Link> sums) {
    Node from = story.node(lane.from()).orElse(null);
    Node to = story.node(lane.to()).orElse(null);
    if (from != null && to != null) {
      String key = "%s %s %s".formatted(lane.commodity(), from.id(), to.id());
      sums.merge(
          key,
          new Link(from, to, lane.commodity(), kwh, 0),
          (one, other) -> new Link(from, to, lane.commodity(), one.kwh() + other.kwh(), 0));
    }
  }

  private static Link shared(Link link, double shipped) {
    return new Link(link.from(), link.to(), link.commodity(), link.kwh(), link.kwh() / shipped);
  }

  /** The widest first. */
  List<Link> links() {
    return links;
  }

  /** How many there are, drawn or not. */
  int all() {
    return all;
  }

  /** Of the kWh, what the kept ones carry. */
  double share() {
    return share;
  }
}
