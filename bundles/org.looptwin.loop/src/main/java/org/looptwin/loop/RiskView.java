package org.looptwin.loop;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.looptwin.forecast.api.Arena;
import org.looptwin.forecast.api.Heard;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.twin.Signal;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.model.uncertainty.Interval;
import org.looptwin.model.uncertainty.UncertaintySet;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.uncertainty.api.UncertaintySets;
import org.looptwin.uncertainty.api.UncertaintySets.Parameter;
import org.looptwin.uncertainty.api.UncertaintySets.Radius;

/**
 * How risky the months ahead look: forecasts, the box around them, and what the live state adds. A
 * disrupted supplier counts with min(p_max, expected disrupted days in the next 30 / 30), yet with
 * no less than if it were not disrupted, its capacity with the mean of its last two delivery
 * reports; a closed or delayed route counts with the upper bound of its probability (study A's
 * range, table 2).
 */
final class RiskView {
  /** Interruption probability of a link that is closed or delayed: study A, table 2. */
  private static final double LINK_P_MAX = 0.12;

  private static final double LINK_RADIUS = 0.004;
  private static final double SUPPLIER_RADIUS = 0.018;
  private static final double PART_RADIUS = 0.006;
  private static final double CARBON_RADIUS_EUR_T = 5;

  private final Case reference;
  private final Arena arena;
  private final UncertaintySets sets;
  private final int months;
  private final long seed;
  private final int over;
  private final SortedMap<YearMonth, Double> told;

  /** From the case's first month on. */
  RiskView(Case reference, Arena arena, UncertaintySets sets, int months, long seed) {
    this(reference, arena, sets, months, seed, 0, Collections.emptySortedMap());
  }

  /**
   * @param reference as it is planned for from a later month on
   * @param over months between the end of its history and that month
   * @param told the carbon price of months that telemetry told, EUR/t
   */
  RiskView(
      Case reference,
      Arena arena,
      UncertaintySets sets,
      int months,
      long seed,
      int over,
      SortedMap<YearMonth, Double> told) {
    this.reference = reference;
    this.arena = arena;
    this.sets = sets;
    this.months = months;
    this.seed = seed;
    this.over = over;
    this.told = told;
  }

  /**
   * @param outlooks what the arena said
   * @param planning the worst case of the set, as a plan uses it
   */
  record Assessment(List<Outlook> outlooks, UncertaintySet set, Outlooks planning) {}

  /** The outlooks of the members that answer at once. */
  List<Outlook> forecast(Conditions conditions) {
    return forecast(conditions, Heard.LIGHT);
  }

  /** The outlooks alone; the first half of {@link #assess}. */
  List<Outlook> forecast(Conditions conditions, Heard heard) {
    MarketMonths.Known carbon = carbonHistory(conditions);
    Map<String, MonthlySeries> panel = new ObservedPanel(reference).with(carbon.values());
    List<Outlook> outlooks = new ArrayList<>();
    outlooks.add(
        arena.forecast(
            new SeriesHistory(
                ObservedPanel.CARBON, carbon.values(), 12, 0, 1000, panel, carbon.unknown()),
            months,
            seed,
            heard));
    for (Node supplier : suppliers()) {
      MonthlySeries past = reference.observations().supplierP().get(supplier.id());
      if (past != null) {
        outlooks.add(
            arena.forecast(
                new SeriesHistory(p(supplier.id()), past, 12, 0, supplier.pDisruptionMax(), panel),
                months,
                seed,
                heard));
      }
    }
    return outlooks;
  }

  /** The box around the outlooks and the live state, and its worst case. */
  Assessment assess(
      String id,
      List<Outlook> outlooks,
      TwinSnapshot snapshot,
      Conditions conditions,
      Radius radius) {
    Set<String> disrupted = new HashSet<>(conditions.subjects(Conditions.SUPPLIER_DISRUPTED));
    Map<String, Outlook> byTarget = new HashMap<>();
    outlooks.forEach(outlook -> byTarget.put(outlook.target(), outlook));
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(carbon(byTarget.get("carbon"), conditions));
    for (Node supplier : suppliers()) {
      parameters.add(calm(supplier, byTarget.get(p(supplier.id()))));
    }
    Set<LaneClass> closed = classes(conditions, Conditions.ROUTE_CLOSED);
    Set<LaneClass> stressed = new HashSet<>(classes(conditions, Conditions.ROUTE_DELAYED));
    stressed.addAll(closed);
    stressed.forEach(lane -> parameters.add(link(lane, LINK_P_MAX, 0)));
    if (!stressed.contains(LaneClass.SUEZ)) {
      parameters.add(link(LaneClass.SUEZ, reference.parameters().pSuezCalm(), LINK_RADIUS));
    }
    UncertaintySet set =
        LiveRule.over(sets.box(id, parameters, radius), reference, disrupted, stressed);
    return new Assessment(
        outlooks, set, worstCase(set, stressed, closed, capacity(disrupted, snapshot)));
  }

  private Outlooks worstCase(
      UncertaintySet set,
      Set<LaneClass> stressed,
      Set<LaneClass> closed,
      Map<String, MonthlySeries> capacity) {
    Map<String, MonthlySeries> supplierP = new HashMap<>();
    for (Node supplier : suppliers()) {
      supplierP.put(supplier.id(), upper(set, p(supplier.id())));
    }
    Map<LaneClass, MonthlySeries> laneP = new EnumMap<>(LaneClass.class);
    laneP.put(LaneClass.SUEZ, upper(set, p(LaneClass.SUEZ.name())));
    stressed.forEach(lane -> laneP.put(lane, upper(set, p(lane.name()))));
    return new Outlooks(supplierP, laneP, upper(set, "carbon"), null, capacity, closed);
  }

  private static MonthlySeries upper(UncertaintySet set, String parameter) {
    return set.of(parameter)
        .map(Interval::upper)
        .orElseThrow(
            () -> new IllegalStateException("The set has no parameter " + parameter + "."));
  }

  /** A live price is that of the month that is planned first. */
  private MarketMonths.Known carbonHistory(Conditions conditions) {
    MonthlySeries past = reference.observations().market().get(ObservedPanel.CARBON_COLUMN);
    if (past == null) {
      past =
          MonthlySeries.constant(
              reference.firstMonth().minusMonths(over + 1L),
              1,
              reference.parameters().carbonPriceEurT());
    }
    return MarketMonths.behind(past, told, reference.firstMonth(), conditions.carbonEurT());
  }

  /** A live price is month 1's; else each month by the outlook's own months, where it has such. */
  private Parameter carbon(Outlook outlook, Conditions conditions) {
    double[] path = new double[months];
    boolean live = conditions.carbonEurT() != null;
    int ahead = (int) ChronoUnit.MONTHS.between(outlook.mean().start(), reference.firstMonth());
    for (int month = 0; month < months; month++) {
      path[month] =
          live && month == 0 ? conditions.carbonEurT() : at(outlook, Math.max(0, month + ahead));
    }
    return new Parameter(
        "carbon",
        new MonthlySeries(reference.firstMonth(), path),
        outlook.errors(),
        0,
        1000,
        CARBON_RADIUS_EUR_T);
  }

  /** The greater of the forecast and the newest observed probability; constant for other parts. */
  private Parameter calm(Node supplier, Outlook outlook) {
    if (outlook == null) {
      return new Parameter(
          p(supplier.id()), constant(supplier.pDisruptionBase()), List.of(), 0, 1, PART_RADIUS);
    }
    double observed = reference.observations().supplierP().get(supplier.id()).last();
    double[] path = new double[months];
    for (int month = 0; month < months; month++) {
      path[month] = Math.max(at(outlook, month + over), observed);
    }
    return new Parameter(
        p(supplier.id()),
        new MonthlySeries(reference.firstMonth(), path),
        outlook.errors(),
        0,
        1,
        SUPPLIER_RADIUS);
  }

  /** Behind its last month a forecast stays where it ends. */
  private static double at(Outlook outlook, int month) {
    return outlook.mean().at(Math.min(month, outlook.mean().months() - 1));
  }

  private Parameter link(LaneClass lane, double p, double radius) {
    return new Parameter(p(lane.name()), constant(p), List.of(), 0, LINK_P_MAX, radius);
  }

  private Map<String, MonthlySeries> capacity(Set<String> disrupted, TwinSnapshot snapshot) {
    Map<String, MonthlySeries> factors = new HashMap<>();
    for (String id : disrupted) {
      Node supplier = reference.network().node(id).orElse(null);
      SeriesId series = new SeriesId(NodeType.SUPPLIER.topic(), id, "confirmed_vs_planned");
      Signal signal = snapshot.signal(series).orElse(null);
      if (supplier == null || signal == null) {
        continue;
      }
      double newest = signal.value().number();
      double before = signal.previous() == null ? newest : signal.previous().number();
      double factor = Math.max(0, Math.min(1, (newest + before) / 2 / 100));
      double[] path = new double[months];
      long affected = (long) Math.ceil(supplier.recoveryDaysMean() / 30);
      for (int month = 0; month < months; month++) {
        path[month] = month < affected ? factor : 1;
      }
      factors.put(id, new MonthlySeries(reference.firstMonth(), path));
    }
    return factors;
  }

  private static Set<LaneClass> classes(Conditions conditions, String topic) {
    Set<LaneClass> found = new HashSet<>();
    for (String subject : conditions.subjects(topic)) {
      for (LaneClass lane : LaneClass.values()) {
        if (lane.name().equals(subject.toUpperCase(Locale.ROOT))) {
          found.add(lane);
        }
      }
    }
    return found;
  }

  private List<Node> suppliers() {
    return reference.network().nodes(NodeType.SUPPLIER);
  }

  private MonthlySeries constant(double value) {
    return MonthlySeries.constant(reference.firstMonth(), months, value);
  }

  private static String p(String subject) {
    return "p:" + subject;
  }
}
