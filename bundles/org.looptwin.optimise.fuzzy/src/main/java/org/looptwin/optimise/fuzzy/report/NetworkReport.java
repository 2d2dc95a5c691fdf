package org.looptwin.optimise.fuzzy.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;
import org.looptwin.optimise.api.fuzzy.FuzzyReport;
import org.looptwin.optimise.fuzzy.compromise.Solves;
import org.looptwin.optimise.fuzzy.network.NetworkPlan;
import org.looptwin.runtime.drawing.LineChart;

/** A plan of the possibilistic network. */
public final class NetworkReport {
  private static final double PROVEN = 1e-9;

  private final String file;
  private final NetworkPlan plan;
  private final Solves solves;
  private final AimLines aims;

  public NetworkReport(String file, NetworkPlan plan, Solves solves) {
    this.file = file;
    this.plan = plan;
    this.solves = solves;
    this.aims = new AimLines(List.of(row("cost", "EUR", 0), row("co2", "kg", 1)), plan.alpha());
  }

  private AimLines.Row row(String name, String unit, int at) {
    FuzzyNumber value = plan.fuzzy()[at];
    return AimLines.Row.of(
        name, unit, false, value, value.expectedInterval(), plan.values()[at], plan.payoff(), at);
  }

  public FuzzyReport report() {
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put("flows.csv", flows());
    if (!plan.sensitivity().isEmpty()) {
      tables.put("sensitivity.csv", sensitivity());
    }
    return new FuzzyReport(json(), lines(), html(), tables);
  }

  private String json() {
    Document document =
        new Document()
            .put("model", "study-c")
            .put("reconstruction", Words.STUDY_C)
            .put("source", file)
            .put("status", status())
            .put("seed", plan.seed())
            .put("ranking", "expected-value")
            .put("relation", "possibilistic")
            .put("alpha", plan.alpha())
            .put("traceability", plan.traceability())
            .put("devices", plan.devices())
            .put("demandFactor", plan.demandFactor())
            .wish(plan.wish())
            .put("lambda", plan.lambda());
    Document sizes = document.object("sizes");
    plan.sizes().named().forEach((name, count) -> sizes.put(name, count.intValue()));
    aims.json(document);
    document.payoff(plan.payoff());
    Document cost = document.object("costParts");
    Document co2 = document.object("co2Parts");
    plan.parts()
        .forEach(
            (part, value) -> (part.cost() ? cost : co2).put(part.label(), value.expectedValue()));
    Document open = document.object("open");
    plan.open().forEach((echelon, sites) -> open.put(echelon.word(), sites));
    Document watched = document.object("iot");
    plan.watched().forEach(watched::put);
    document.put("tracedShare", plan.traced());
    document.put("demandPacks", plan.demand()).put("shortagePacks", plan.shortage());
    Document.Objects lanes = document.objects("flows");
    for (NetworkPlan.Lane lane : plan.lanes()) {
      lanes.next().put("from", lane.from()).put("to", lane.to()).put("packs", lane.packs());
    }
    new WorthLines(plan).json(document);
    changes(document);
    document.put("gap", plan.gap()).put("payoffGap", plan.payoffGap());
    return document.solver(solves).text();
  }

  private String status() {
    if (plan.gap() > Math.max(PROVEN, solves.gap())) {
      return "TIME_LIMIT";
    }
    return plan.gap() > PROVEN ? "WITHIN_GAP" : "OPTIMAL";
  }

  private void changes(Document document) {
    if (plan.sensitivity().isEmpty()) {
      return;
    }
    Document.Objects list = document.objects("sensitivity");
    for (NetworkPlan.Change change : plan.sensitivity()) {
      list.next()
          .put("what", change.what())
          .put("value", change.value())
          .put("costEur", change.cost())
          .put("co2Kg", change.co2())
          .put("costMembership", change.costMembership())
          .put("co2Membership", change.co2Membership())
          .put("lambda", change.lambda());
    }
    document.put("sensitivityMissing", plan.missing());
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        Words.say(
            "study-c  %s  %s  seed %d  alpha %.2f  method %s  phi %.2f  weights %s",
            file,
            sizes(),
            plan.seed(),
            plan.alpha(),
            plan.wish().method().label(),
            plan.wish().phi(),
            plan.wish().weights()));
    lines.add(Words.STUDY_C);
    lines.add(Words.RANGES);
    aims.lines(lines);
    lines.add(
        Words.say(
            "lambda %.4f  gap %.4f %% (of the best and worst values %.4f %%)  %s %s  %.1f s",
            plan.lambda(),
            100 * plan.gap(),
            100 * plan.payoffGap(),
            solves.solver().name(),
            solves.solver().version(),
            solves.seconds()));
    sites().forEach(line -> lines.add("  " + line));
    lines.add(
        Words.say(
            "  IoT devices watch at least %.1f %% of what sites handle in a period; %s of %s packs"
                + " are missing",
            100 * plan.traced(), Words.number(plan.shortage()), Words.number(plan.demand())));
    lines.addAll(new WorthLines(plan).lines());
    if (!plan.sensitivity().isEmpty()) {
      lines.add(
          Words.say(
              "the compromise with one thing changed (demand times, devices 0: none): values as one"
                  + " number, proven to %.2f %%, and memberships; = is the plan above:",
              100 * plan.gap()));
      lines.add("changed        to            cost EUR              CO2 kg     cost     CO2");
      for (NetworkPlan.Change change : plan.sensitivity()) {
        lines.add(
            Words.say(
                "%-10s %6.2f%s%18s %19s  %7.4f %7.4f",
                change.what(),
                change.value(),
                unchanged(change) ? "=" : " ",
                Words.number(change.cost()),
                Words.number(change.co2()),
                change.costMembership(),
                change.co2Membership()));
      }
      if (plan.missing() > 0) {
        lines.add(
            Words.say(
                "%d more changes were not solved in time. Maybe give a longer time limit",
                plan.missing()));
      }
    }
    return lines;
  }

  private boolean unchanged(NetworkPlan.Change change) {
    double now =
        switch (change.what()) {
          case "weight" -> plan.wish().weights().get(0);
          case "phi" -> plan.wish().phi();
          case "alpha" -> plan.alpha();
          case "demand" -> 1;
          default -> Double.NaN;
        };
    return Math.abs(change.value() - now) < 1e-9;
  }

  private String sizes() {
    return plan.sizes().named().entrySet().stream()
        .map(size -> size.getKey() + " " + size.getValue())
        .collect(Collectors.joining(", "));
  }

  /** What is open, and what has a device. */
  private List<String> sites() {
    List<String> lines = new ArrayList<>();
    plan.open()
        .forEach(
            (echelon, sites) ->
                lines.add("open " + echelon.word() + ": " + Words.listed(sites.stream())));
    lines.add(
        "IoT devices: "
            + Words.listed(
                plan.watched().entrySet().stream()
                    .map(device -> device.getKey() + " (" + device.getValue() + ")")));
    return lines;
  }

  private String html() {
    Page page = new Page("Network between cost and CO2: " + Words.name(file)).note(Words.STUDY_C);
    page.say(lines().get(0));
    aims.page(page);
    List<List<String>> parts = new ArrayList<>();
    plan.parts()
        .forEach(
            (part, value) ->
                parts.add(
                    List.of(part.label(), part.cost() ? "EUR" : "kg CO2", Words.fuzzy(value))));
    page.heading("Parts").table(List.of("part", "unit", "lowest / likely / highest"), parts);
    page.heading("Sites and devices");
    sites().forEach(page::say);
    List<String> worth = new WorthLines(plan).lines();
    if (!worth.isEmpty()) {
      page.heading("What the IoT is worth");
      worth.forEach(page::say);
    }
    for (String what : List.of("weight", "demand", "alpha", "phi")) {
      curve(page, what);
    }
    return page.html();
  }

  private void curve(Page page, String what) {
    List<NetworkPlan.Change> changes =
        plan.sensitivity().stream().filter(change -> change.what().equals(what)).toList();
    if (changes.isEmpty()) {
      return;
    }
    double[] value = changes.stream().mapToDouble(NetworkPlan.Change::value).toArray();
    double[] cost = changes.stream().mapToDouble(change -> change.cost() / 1e6).toArray();
    double[] co2 = changes.stream().mapToDouble(change -> change.co2() / 1e6).toArray();
    page.heading("Sensitivity: " + what);
    if (what.equals("weight")) {
      page.plot(
          new LineChart("Trade-off (one point for each weight)", "cost, MEUR", "CO2, kt")
              .dotted("", cost, co2));
    }
    page.plot(new LineChart("Cost by " + what, what, "MEUR").dotted("", value, cost));
    page.plot(new LineChart("CO2 by " + what, what, "kt").dotted("", value, co2));
  }

  private String flows() {
    StringBuilder out = new StringBuilder("from,to,packs\n");
    plan.lanes()
        .forEach(
            lane -> out.append(Words.say("%s,%s,%.6f%n", lane.from(), lane.to(), lane.packs())));
    return out.toString();
  }

  private String sensitivity() {
    StringBuilder out = new StringBuilder("what,value,cost_eur,co2_kg,mu_cost,mu_co2,lambda\n");
    plan.sensitivity()
        .forEach(
            one ->
                out.append(
                    Words.say(
                        "%s,%.4f,%.2f,%.2f,%.6f,%.6f,%.6f%n",
                        one.what(),
                        one.value(),
                        one.cost(),
                        one.co2(),
                        one.costMembership(),
                        one.co2Membership(),
                        one.lambda())));
    return out.toString();
  }
}
