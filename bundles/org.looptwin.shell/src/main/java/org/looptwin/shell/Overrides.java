package org.looptwin.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.network.Subset;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.model.uncertainty.Interval;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Preference;
import org.looptwin.optimise.api.Protection.Recourse;
import org.looptwin.optimise.api.Sites;

/** A what-if: values that are certain for the whole horizon, lanes closed, sites left out. */
final class Overrides {
  private static final double HIGHEST_CARBON = 1000;
  private static final String NAMES =
      "p.ID, carbonPrice, recovery, capacity.ID, stock.ID.MATERIAL, closed, recyclers,"
          + " preference.carbon or preference.disruption";

  /** As people and JSON write it; Java would also take 0x1p-2 and 3f. */
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");

  private static final double MOST_DAYS = 365;
  private static final double MOST_WEIGHT = 100;

  private final Case reference;
  private final Map<String, Double> values = new LinkedHashMap<>();
  private final Map<String, Double> capacity = new LinkedHashMap<>();
  private final Set<LaneClass> closed = EnumSet.noneOf(LaneClass.class);
  private final Set<String> without = new TreeSet<>();
  private final List<String> words = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  private final List<NamedSite> sites = new ArrayList<>();

  private Set<String> recyclers;
  private Double recovery;
  private final StockOverrides stocks = new StockOverrides();
  private double carbonWeight = Preference.NEUTRAL.carbon();
  private double lossWeight = Preference.NEUTRAL.disruption();

  Overrides(Case reference) {
    this.reference = reference;
  }

  /** {@code p.S03=0.3, carbonPrice=120}. */
  String words() {
    return String.join(", ", words);
  }

  /** As {@code --set} has it. */
  void set(String name, String text) {
    set("--set " + name, name, text);
  }

  /**
   * @param said where the user said so, for messages: {@code --set p.S03}, {@code f.json: /laneP}
   */
  void set(String said, String name, String text) {
    words.add(name + "=" + text);
    names.add(name);
    if (name.startsWith("p.")) {
      values.put(Uncertain.PROBABILITY + source(said, name), number(said, text, 1));
    } else if (name.startsWith("capacity.")) {
      String id = name.substring("capacity.".length());
      capacity.put(site(said, id, NodeType.SUPPLIER), number(said, text, 1));
    } else if (name.startsWith("stock.")) {
      stock(said, name, text);
    } else {
      plain(said, name, text);
    }
  }

  private void plain(String said, String name, String text) {
    switch (name) {
      case "carbonPrice", "carbonEurT" ->
          values.put(Uncertain.CARBON, number(said, text, HIGHEST_CARBON));
      case "recovery", "recoveryRate" -> recovery = number(said, text, 1);
      case "closed" -> list(text).forEach(word -> closed.add(laneClass(said, word)));
      case "recyclers" -> {
        recyclers = new TreeSet<>();
        list(text).forEach(id -> recyclers.add(site(said, id, NodeType.RECYCLING_CENTRE)));
      }
      case "preference.carbon" -> carbonWeight = weight(said, text);
      case "preference.disruption" -> lossWeight = weight(said, text);
      default -> throw BadInput.of("%s is unknown, expected %s", said, NAMES);
    }
  }

  private void stock(String said, String name, String text) {
    String[] parts = name.split("\\.", 3);
    if (parts.length < 3) {
      throw BadInput.of("%s is unknown, expected days in store as in stock.B01.LI=5", said);
    }
    stocks.put(
        site(said, parts[1], NodeType.BATTERY_PLANT),
        StockOverrides.material(said, parts[2]),
        number(said, text, MOST_DAYS));
  }

  private static double weight(String said, String text) {
    double weight = number(said, text, MOST_WEIGHT);
    if (weight < 1 / MOST_WEIGHT) {
      throw BadInput.of("%s is '%s', expected 0.01 to %.0f", said, text, MOST_WEIGHT);
    }
    return weight;
  }

  /**
   * Refuses what was written for another case.
   *
   * @param name of the case; where it says nothing the ids alone must fit
   */
  void writtenFor(JsonInput name) {
    if (name.given() && !name.text("the name of a case").equals(reference.name())) {
      throw BadInput.of(
          "%s is '%s', but the case is %s, expected a what-if for it. Maybe plan with the case %s.",
          name.said(), name.node().textValue(), reference.name(), name.node().textValue());
    }
  }

  /** A supplier then delivers nothing; another site is not in the network. */
  void without(String id) {
    Node node =
        reference
            .extended()
            .node(id)
            .orElseThrow(
                () -> BadInput.of("--without names '%s', expected a site of the case", id));
    sites.add(new NamedSite("--without", id));
    words.add("without " + id);
    if (node.type() == NodeType.SUPPLIER) {
      capacity.put(id, 0.0);
      names.add("without " + id);
    } else {
      without.add(id);
    }
  }

  private String source(String said, String name) {
    String id = name.substring("p.".length());
    for (LaneClass type : LaneClass.values()) {
      if (type.name().equals(id) && type.sea()) {
        return id;
      }
    }
    return site(said, id, NodeType.SUPPLIER);
  }

  private String site(String said, String id, NodeType type) {
    if (reference.extended().node(id).filter(node -> node.type() == type).isEmpty()) {
      throw BadInput.of(
          "%s names '%s', expected a %s of the case%s",
          said, id, type.topic(), type == NodeType.SUPPLIER ? " or a sea route such as SUEZ" : "");
    }
    sites.add(new NamedSite(said, id));
    return id;
  }

  private static LaneClass laneClass(String said, String word) {
    try {
      return LaneClass.valueOf(word);
    } catch (IllegalArgumentException e) {
      throw BadInput.of(
          "%s is '%s', expected some of %s",
          said,
          word,
          Arrays.stream(LaneClass.values()).map(Enum::name).collect(Collectors.joining(", ")));
    }
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split("[+,]")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private static double number(String said, String text, double most) {
    if (NUMBER.matcher(text).matches()) {
      double value = Double.parseDouble(text);
      if (value >= 0 && value <= most) {
        return value;
      }
    }
    throw BadInput.of("%s is '%s', expected a number of 0 to %.0f", said, text, most);
  }

  /**
   * @param boxed with the policy's values
   * @throws BadInput when the policy's model does not heed what is otherwise
   */
  PlanningProblem applied(PlanningProblem boxed) {
    names.forEach(new OptionFit(boxed.policy())::overridden);
    sites.forEach(site -> site.within(boxed));
    Uncertain uncertain = new Uncertain(boxed);
    Map<String, Interval> intervals = uncertain.intervals();
    Map<String, Double> certain = new LinkedHashMap<>(values);
    if (recovery != null && intervals.containsKey(Recourse.PARAMETER)) {
      certain.put(Recourse.PARAMETER, recovery);
    }
    certain.forEach((name, value) -> intervals.put(name, uncertain.certain(name, value)));
    PlanningProblem valued = certain.isEmpty() ? boxed : uncertain.with(intervals);
    PlanningProblem other =
        valued.with(outlooks(valued.outlooks(), uncertain), valued.uncertainty(), valued.policy());
    PlanningProblem sited = recyclers == null ? other : other.with(Sites.fixed(recyclers));
    return fewer(stocks.applied(sited)).with(new Preference(carbonWeight, lossWeight));
  }

  /** What of it is no stress for a plan that is protected against worse. */
  List<String> milder(PlanningProblem boxed) {
    return new MilderThanSet(boxed).sentences(values, recovery);
  }

  private Outlooks outlooks(Outlooks now, Uncertain uncertain) {
    Map<String, MonthlySeries> factors = new HashMap<>(now.capacityFactor());
    capacity.forEach((id, factor) -> factors.put(id, uncertain.constant(factor)));
    Set<LaneClass> shut = new HashSet<>(now.closedInMonth1());
    shut.addAll(closed);
    return new Outlooks(
        now.supplierP(),
        now.laneClassP(),
        now.carbonEurT(),
        recovery == null ? now.recoveryRate() : uncertain.constant(recovery),
        factors,
        shut);
  }

  private PlanningProblem fewer(PlanningProblem problem) {
    if (without.isEmpty()) {
      return problem;
    }
    Subset now = problem.subset();
    Set<String> left = new HashSet<>(now.nodes());
    left.removeAll(without);
    return problem.with(new Subset(now.name(), left, now.demandScale()));
  }

  /** A site that is named, and where. */
  private record NamedSite(String said, String id) {
    /** What is not planned for has no effect. */
    void within(PlanningProblem problem) {
      Subset part = problem.subset();
      if (!part.nodes().contains(id)) {
        throw BadInput.of(
            "%s names '%s', which is not among the %d sites of %s, expected one of them. Maybe"
                + " leave it out, or ask for a --nodes that has it.",
            said, id, part.nodes().size(), part.name());
      }
    }
  }
}
