package org.looptwin.shell.plan;

import static org.looptwin.shell.plan.Figures.say;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.plan.Plan;

/** Two plans side by side, with their difference. */
public final class PlanColumns {
  private static final double WORTH_NAMING_POINTS = 0.5;
  private static final double WORTH_NAMING_KWH = 1e5;

  private final PlanStory before;
  private final PlanStory after;
  private final List<Row> rows = new ArrayList<>();

  public PlanColumns(PlanStory before, PlanStory after) {
    this.before = before;
    this.after = after;
    costs();
    indicators();
    shares();
    routes();
  }

  /** One quantity; {@code digits} behind the point. */
  private record Row(String what, double from, double to, int digits) {
    private String text(double value) {
      return Double.isFinite(value) ? say("%." + digits + "f", value) : "-";
    }

    private String apart() {
      String apart = say("%+." + digits + "f", to - from);
      return Double.isFinite(to - from) && Double.parseDouble(apart) != 0 ? apart : "";
    }
  }

  private void costs() {
    String unit = "M" + before.currency();
    millions("total " + unit, plan -> plan.parts().pricedEur());
    millions("  operating", plan -> plan.parts().operatingEur());
    millions("  purchase", plan -> plan.parts().purchaseEur());
    millions("  carbon", plan -> plan.parts().carbonEur());
    millions("  disruption", plan -> plan.parts().disruptionEur());
    millions("  shortage", plan -> plan.parts().shortageEur());
    millions("  change", plan -> plan.parts().changeEur());
    boolean weighted = before.plan().parts().weighted() || after.plan().parts().weighted();
    if (weighted) {
      millions("weights of the preference", plan -> plan.parts().preferenceEur());
      millions("objective, weighted", Plan::objectiveEur);
    }
    millions(weighted ? "no objective is below" : "no plan is below", Plan::boundEur);
  }

  private void millions(String what, ToDoubleFunction<Plan> eur) {
    rows.add(
        new Row(
            what,
            eur.applyAsDouble(before.plan()) / 1e6,
            eur.applyAsDouble(after.plan()) / 1e6,
            2));
  }

  private void indicators() {
    indicator("kt CO2 a year", plan -> number(plan.indicators().emissionsTPerYear()) / 1e3, 1);
    indicator("spent a vehicle", plan -> number(plan.indicators().costPerVehicleEur()), 0);
    indicator("demand not met %", plan -> number(plan.indicators().stockoutPercent()), 2);
    indicator(
        "regenerated GWh",
        plan -> plan.regeneratedKwh().stream().mapToDouble(kwh -> kwh).sum() / 1e6,
        2);
  }

  private void indicator(String what, ToDoubleFunction<Plan> value, int digits) {
    rows.add(
        new Row(
            what, value.applyAsDouble(before.plan()), value.applyAsDouble(after.plan()), digits));
  }

  private static double number(Double value) {
    return value == null ? 0 : value;
  }

  private void shares() {
    Map<String, Double> old = shares(before);
    Map<String, Double> now = shares(after);
    Set<String> all = new TreeSet<>(old.keySet());
    all.addAll(now.keySet());
    for (String what : all) {
      double from = old.getOrDefault(what, 0.0);
      double to = now.getOrDefault(what, 0.0);
      if (Math.abs(to - from) >= WORTH_NAMING_POINTS) {
        rows.add(new Row(what, from, to, 1));
      }
    }
  }

  private static Map<String, Double> shares(PlanStory story) {
    Map<String, Double> shares = new java.util.TreeMap<>();
    for (Purchases.Material material : new Purchases(story).materials()) {
      for (Purchases.Seller seller : material.sellers()) {
        if (material.commodity().critical()) {
          shares.put(
              "%s of %s %%".formatted(seller.node().id(), material.commodity()),
              100 * material.share(seller));
        }
      }
    }
    return shares;
  }

  private void routes() {
    Map<LaneClass, Double> old = routes(before);
    Map<LaneClass, Double> now = routes(after);
    for (LaneClass type : LaneClass.values()) {
      double from = old.getOrDefault(type, 0.0);
      double to = now.getOrDefault(type, 0.0);
      if (Math.abs(to - from) >= WORTH_NAMING_KWH) {
        rows.add(new Row("by " + type + " GWh", from / 1e6, to / 1e6, 2));
      }
    }
  }

  private static Map<LaneClass, Double> routes(PlanStory story) {
    Map<LaneClass, Double> kwh = new EnumMap<>(LaneClass.class);
    story.kwhByLane().forEach((lane, amount) -> kwh.merge(lane.laneClass(), amount, Double::sum));
    return kwh;
  }

  /**
   * @param one the name of the first column
   * @param other of the second
   */
  public List<String> lines(String one, String other) {
    List<String> lines = new ArrayList<>();
    lines.add(say("%-20s %12s %12s %12s", "", one, other, "difference"));
    for (Row row : rows) {
      lines.add(
          say(
              "%-20s %12s %12s %12s",
              row.what(), row.text(row.from()), row.text(row.to()), row.apart()));
    }
    lines.add(say("%-20s %s", "centres open before", open(before)));
    lines.add(say("%-20s %s", "centres open " + other, open(after)));
    lines.add(
        say(
            "%-20s %.4f %% and %.4f %%, %s and %s",
            "proven within",
            100 * before.plan().gap(),
            100 * after.plan().gap(),
            before.plan().status(),
            after.plan().status()));
    return lines;
  }

  public List<String> csv() {
    List<String> lines = new ArrayList<>(List.of("what,before,after,difference"));
    for (Row row : rows) {
      lines.add(PlanTables.row(row.what().strip(), row.from(), row.to(), row.to() - row.from()));
    }
    return lines;
  }

  private static String open(PlanStory story) {
    Set<String> open = new TreeSet<>();
    story
        .plan()
        .sites()
        .forEach(
            (id, isOpen) -> {
              if (isOpen
                  && story
                      .node(id)
                      .filter(node -> node.type() == NodeType.RECYCLING_CENTRE)
                      .isPresent()) {
                open.add(id);
              }
            });
    return String.join(" ", open);
  }
}
