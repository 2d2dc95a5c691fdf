package org.looptwin.shell.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.NodeType;

/**
 * A plan's flows over the horizon by stage. A kWh of pack takes one kWh of each critical material:
 * each is drawn as its share of a pack, so that what comes into a plant is as wide as what leaves
 * it. Parts are left out.
 */
final class FlowGraph {
  private static final double NOTHING = 1;
  private static final int MOST_OF_A_STAGE = 18;
  private static final int LONGEST_LABEL = 28;

  private final PlanStory story;
  private final int materials;
  private final Map<String, Map<String, Link>> links = new TreeMap<>();

  FlowGraph(PlanStory story) {
    this.story = story;
    Map<Lane, Double> kwh = story.kwhByLane();
    materials =
        Math.max(
            1,
            (int)
                kwh.keySet().stream()
                    .map(Lane::commodity)
                    .filter(Commodity::critical)
                    .distinct()
                    .count());
    kwh.forEach(this::count);
  }

  /**
   * A bar of the picture.
   *
   * @param id its stage and what stands in it
   * @param kwh as wide as it is drawn
   */
  record Bar(Stage stage, String id, String label, double kwh) {}

  /**
   * What flows between two bars.
   *
   * @param drawnKwh the share of a pack for a material
   * @param commodity null where several flow here
   */
  record Link(String from, String to, double kwh, double drawnKwh, Commodity commodity) {
    private Link and(Link other) {
      Commodity same = commodity == other.commodity ? commodity : null;
      return new Link(from, to, kwh + other.kwh, drawnKwh + other.drawnKwh, same);
    }
  }

  private void count(Lane lane, double kwh) {
    Stage from = from(lane);
    if (from == null || kwh < NOTHING) {
      return;
    }
    Stage to = Stage.values()[from.ordinal() + 1];
    add(
        new Link(
            key(from, lane.from()), key(to, lane.to()), kwh, drawn(lane, kwh), lane.commodity()));
  }

  private static Stage from(Lane lane) {
    return switch (lane.commodity()) {
      case LI, CO, NI, GR, REG -> Stage.SOURCES;
      case PACK -> Stage.BATTERY_PLANTS;
      case RET -> Stage.VEHICLE_PLANTS;
      case BM -> Stage.RECYCLING;
      default -> null;
    };
  }

  private double drawn(Lane lane, double kwh) {
    if (lane.commodity() == Commodity.REG) {
      return kwh * Math.min(3, materials) / materials;
    }
    return lane.commodity().critical() ? kwh / materials : kwh;
  }

  private void add(Link link) {
    links.computeIfAbsent(link.from(), key -> new TreeMap<>()).merge(link.to(), link, Link::and);
  }

  private static String key(Stage stage, String id) {
    return stage.ordinal() + id;
  }

  List<Link> links() {
    return merged().stream()
        .sorted(Comparator.comparing(Link::from).thenComparing(Link::to))
        .toList();
  }

  /** Bars by stage, in the order of ids; of too many the small ones together. */
  Map<Stage, List<Bar>> bars() {
    Map<Stage, List<Bar>> bars = new EnumMap<>(Stage.class);
    widths(merged())
        .forEach(
            (id, kwh) -> {
              Stage stage = stage(id);
              bars.computeIfAbsent(stage, key -> new ArrayList<>())
                  .add(new Bar(stage, id, label(stage, id.substring(1)), kwh));
            });
    return bars;
  }

  private List<Link> merged() {
    Map<String, String> alias = aliases();
    Map<String, Map<String, Link>> all = new LinkedHashMap<>();
    links.values().stream()
        .flatMap(to -> to.values().stream())
        .forEach(
            link -> {
              String from = alias.getOrDefault(link.from(), link.from());
              String to = alias.getOrDefault(link.to(), link.to());
              Link same = new Link(from, to, link.kwh(), link.drawnKwh(), link.commodity());
              all.computeIfAbsent(from, key -> new TreeMap<>()).merge(to, same, Link::and);
            });
    return all.values().stream().flatMap(to -> to.values().stream()).toList();
  }

  private Map<String, String> aliases() {
    Map<String, Double> widths =
        widths(links.values().stream().flatMap(to -> to.values().stream()).toList());
    Map<String, String> alias = new TreeMap<>();
    widths.keySet().stream()
        .collect(Collectors.groupingBy(FlowGraph::stage))
        .forEach(
            (stage, ids) ->
                ids.stream()
                    .sorted(Comparator.comparingDouble(id -> -widths.get(id)))
                    .skip(ids.size() > MOST_OF_A_STAGE ? MOST_OF_A_STAGE - 1 : MOST_OF_A_STAGE)
                    .forEach(id -> alias.put(id, key(stage, "~others"))));
    return alias;
  }

  /** The wider of what comes in and what leaves. */
  private static Map<String, Double> widths(List<Link> links) {
    Map<String, Double> in = new TreeMap<>();
    Map<String, Double> out = new TreeMap<>();
    for (Link link : links) {
      out.merge(link.from(), link.drawnKwh(), Double::sum);
      in.merge(link.to(), link.drawnKwh(), Double::sum);
    }
    in.forEach((id, kwh) -> out.merge(id, kwh, Math::max));
    return new TreeMap<>(out);
  }

  private static Stage stage(String id) {
    return Stage.values()[id.charAt(0) - '0'];
  }

  private String label(Stage stage, String id) {
    if (id.startsWith("~")) {
      return "others";
    }
    String name = story.named(id);
    if (name.length() > LONGEST_LABEL) {
      name = name.substring(0, LONGEST_LABEL - 3).stripTrailing() + "...";
    }
    String what =
        story
            .node(id)
            .filter(node -> node.type() == NodeType.SUPPLIER)
            .map(node -> ", " + node.commodity())
            .orElse(stage == Stage.SOURCES ? ", kits" : "");
    return name + what;
  }
}
