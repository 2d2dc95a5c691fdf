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
import org.looptwin.optimise.api.Sites;

/** A what-if: values that are certain for the whole horizon, lanes closed, sites left out. */
final class Overrides {
  private static final double HIGHEST_CARBON = 1000;
  private static final String NAMES =
      "p.ID, carbonPrice, recovery, capacity.ID, stock.ID.MATERIAL, closed, recyclers,"
          + " preference.carbon or preference.disruption";
  private static final double MOST_DAYS = 365;
  private static final double MOST_WEIGHT = 100;

  private final Case reference;
  private final Map<String, Double> values = new LinkedHashMap<>();
  private final Map<String, Double> capacity = new LinkedHashMap<>();
  private final Set<LaneClass> closed = EnumSet.noneOf(LaneClass.class);
  private final Set<String> without = new TreeSet<>();
  private final List<String> words = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
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

  void set(String name, String text) {
    words.add(name + "=" + text);
    names.add(name);
    if (name.startsWith("p.")) {
      values.put(Uncertain.PROBABILITY + source(name), number(name, text, 1));
    } else if (name.startsWith("capacity.")) {
      capacity.put(
          site(name, name.substring("capacity.".length()), NodeType.SUPPLIER),
          number(name, text, 1));
    } else if (name.startsWith("stock.")) {
      stock(name, text);
    } else {
      plain(name, text);
    }
  }

  private void plain(String name, String text) {
    switch (name) {
      case "carbonPrice", "carbonEurT" ->
          values.put(Uncertain.CARBON, number(name, text, HIGHEST_CARBON));
      case "recovery", "recoveryRate" -> recovery = number(name, text, 1);
      case "closed" -> list(text).forEach(word -> closed.add(laneClass(name, word)));
      case "recyclers" -> {
        recyclers = new TreeSet<>();
        list(text).forEach(id -> recyclers.add(site(name, id, NodeType.RECYCLING_CENTRE)));
      }
      case "preference.carbon" -> carbonWeight = weight(name, text);
      case "preference.disruption" -> lossWeight = weight(name, text);
      default -> throw BadInput.of("--set names '%s', expected %s", name, NAMES);
    }
  }

  private void stock(String name, String text) {
    String[] parts = name.split("\\.", 3);
    if (parts.length < 3) {
      throw BadInput.of("--set names '%s', expected days in store as in stock.B01.LI=5", name);
    }
    stocks.put(
        site(name, parts[1], NodeType.BATTERY_PLANT),
        StockOverrides.material(name, parts[2]),
        number(name, text, MOST_DAYS));
  }

  private static double weight(String name, String text) {
    double weight = number(name, text, MOST_WEIGHT);
    if (weight < 1 / MOST_WEIGHT) {
      throw BadInput.of("--set %s is '%s', expected 0.01 to %.0f", name, text, MOST_WEIGHT);
    }
    return weight;
  }

  /** A supplier then delivers nothing; another site is not in the network. */
  void without(String id) {
    Node node =
        reference
            .extended()
            .node(id)
            .orElseThrow(
                () -> BadInput.of("--without names '%s', expected a site of the case", id));
    words.add("without " + id);
    if (node.type() == NodeType.SUPPLIER) {
      capacity.put(id, 0.0);
      names.add("without " + id);
    } else {
      without.add(id);
    }
  }

  private String source(String name) {
    String id = name.substring("p.".length());
    for (LaneClass type : LaneClass.values()) {
      if (type.name().equals(id) && type.sea()) {
        return id;
      }
    }
    return site(name, id, NodeType.SUPPLIER);
  }

  private String site(String name, String id, NodeType type) {
    if (reference.extended().node(id).filter(node -> node.type() == type).isEmpty()) {
      throw BadInput.of(
          "--set %s names '%s', expected a %s of the case%s",
          name, id, type.topic(), type == NodeType.SUPPLIER ? " or a sea route such as SUEZ" : "");
    }
    return id;
  }

  private static LaneClass laneClass(String name, String word) {
    try {
      return LaneClass.valueOf(word);
    } catch (IllegalArgumentException e) {
      throw BadInput.of(
          "--set %s is '%s', expected some of %s", name, word, Arrays.toString(LaneClass.values()));
    }
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split("[+,]")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private static double number(String name, String text, double most) {
    try {
      double value = Double.parseDouble(text);
      if (value >= 0 && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw BadInput.of("--set %s is '%s', expected a number of 0 to %.0f", name, text, most);
    }
    throw BadInput.of("--set %s is '%s', expected a number of 0 to %.0f", name, text, most);
  }

  /**
   * @param boxed with the policy's values
   * @throws BadInput when the policy's model does not heed what is otherwise
   */
  PlanningProblem applied(PlanningProblem boxed) {
    names.forEach(new OptionFit(boxed.policy())::overridden);
    Uncertain uncertain = new Uncertain(boxed);
    Map<String, Interval> intervals = uncertain.intervals();
    values.forEach((name, value) -> intervals.put(name, uncertain.certain(name, value)));
    PlanningProblem valued = values.isEmpty() ? boxed : uncertain.with(intervals);
    PlanningProblem other =
        valued.with(outlooks(valued.outlooks(), uncertain), valued.uncertainty(), valued.policy());
    PlanningProblem sited = recyclers == null ? other : other.with(Sites.fixed(recyclers));
    return fewer(stocks.applied(sited)).with(new Preference(carbonWeight, lossWeight));
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
}
