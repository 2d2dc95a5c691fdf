package org.looptwin.optimise.fuzzy.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;
import org.looptwin.optimise.api.fuzzy.FuzzyReport;
import org.looptwin.optimise.fuzzy.chain.ChainPlan;
import org.looptwin.optimise.fuzzy.chain.Corners;
import org.looptwin.optimise.fuzzy.compromise.Solves;
import org.looptwin.optimise.fuzzy.program.FuzzyAim;

/** A plan of the fully fuzzy chain. */
public final class ChainReport {
  private final String file;
  private final String currency;
  private final ChainPlan plan;
  private final Solves solves;
  private final AimLines aims;

  public ChainReport(String file, String currency, ChainPlan plan, Solves solves) {
    this.file = file;
    this.currency = currency;
    this.plan = plan;
    this.solves = solves;
    List<AimLines.Row> rows = new ArrayList<>();
    for (int at = 0; at < plan.aims().size(); at++) {
      FuzzyAim aim = plan.aims().get(at);
      rows.add(
          AimLines.Row.of(
              aim.name(),
              aim.unit(),
              aim.maximise(),
              plan.found().aims().get(at),
              plan.found().expected().get(at),
              plan.found().ranked()[at],
              plan.found().payoff(),
              at));
    }
    aims = new AimLines(rows, plan.rule().alpha());
  }

  public FuzzyReport report() {
    return new FuzzyReport(json(), lines(), html(), Map.of("flows.csv", csv()));
  }

  private String json() {
    Document document =
        new Document()
            .put("model", "study-b")
            .put("reconstruction", Words.STUDY_B)
            .put("source", file)
            .put("status", "OPTIMAL")
            .put("relation", plan.rule().conversion().label())
            .put("ranking", plan.rule().ranking().label())
            .put("alpha", plan.rule().alpha())
            .put("profitCounts", plan.nettedProfit() ? "netted" : "printed")
            .wish(plan.wish())
            .put("lambda", plan.found().lambda());
    aims.json(document);
    document.payoff(plan.found().payoff());
    Document.Objects flows = document.objects("flows");
    for (ChainPlan.Flow flow : plan.flows()) {
      flows
          .next()
          .put("symbol", flow.symbol())
          .put("from", flow.from())
          .put("to", flow.to())
          .put("t", flow.tonnes());
    }
    Document.Objects shortages = document.objects("shortages");
    for (ChainPlan.Shortage shortage : plan.shortages()) {
      shortages
          .next()
          .put("symbol", "sh_" + shortage.level())
          .put("at", shortage.at())
          .put("t", shortage.tonnes());
    }
    Document.Objects actors = document.objects("actors");
    for (ChainPlan.Account account : plan.actors()) {
      actors
          .next()
          .put("set", account.kind().name())
          .put("kind", account.kind().word())
          .put("actor", account.actor())
          .put("profit", account.profit())
          .put("expectedValue", account.profit().expectedValue());
    }
    document.put("nettedProfit", plan.netted());
    document.put("nettedExpectedValue", plan.netted().expectedValue());
    new CheckLines(plan.found().check()).json(document);
    corners(document);
    return document.solver(solves).put("gap", 0.0).text();
  }

  private void corners(Document document) {
    if (plan.cornersUnknown() != null) {
      document.object("corners").put("unknown", plan.cornersUnknown());
    }
    if (plan.corners() == null) {
      return;
    }
    Document corners =
        document
            .object("corners")
            .put("corners", plan.corners().corners())
            .put("crispBroken", plan.corners().crispBroken())
            .put("fuzzyHeld", plan.corners().fuzzyHeld());
    Document rows = corners.object("crispBreaks");
    plan.corners().rows().forEach((row, count) -> rows.put(row, count.intValue()));
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        Words.say(
            "study-b  %s  relation %s  ranking %s  method %s  lambda %.4f  %s %s  %.1f s",
            file,
            plan.rule().conversion().label(),
            plan.rule().ranking().label(),
            plan.wish().method().label(),
            plan.found().lambda(),
            solves.solver().name(),
            solves.solver().version(),
            solves.seconds()));
    lines.add(Words.STUDY_B);
    lines.add(Words.RANGES);
    aims.lines(lines);
    lines.add(
        Words.say(
            "profit with sales inside the chain counted once: %s %s",
            Words.fuzzy(plan.netted()), currency));
    lines.add("flows, t (symbols of the study; with ' where it lists none):");
    for (ChainPlan.Flow flow : plan.flows()) {
      lines.add(
          Words.say(
              "  %-6s %s > %s  %s",
              flow.symbol(), flow.from(), flow.to(), Words.fuzzy(flow.tonnes())));
    }
    lines.add("profit by actor, " + currency + ":");
    for (ChainPlan.Account account : plan.actors()) {
      lines.add(
          Words.say(
              "  %s %-22s %s", account.kind(), account.actor(), Words.fuzzy(account.profit())));
    }
    lines.add(new CheckLines(plan.found().check()).line());
    cornerLine().ifPresent(lines::add);
    return lines;
  }

  /** Nothing when it was not asked for. */
  private Optional<String> cornerLine() {
    if (plan.cornersUnknown() != null) {
      return Optional.of(
          "corners: not known, %s. Maybe give a longer time limit"
              .formatted(plan.cornersUnknown()));
    }
    return Optional.ofNullable(plan.corners()).map(ChainReport::said);
  }

  private static String said(Corners.Result corners) {
    return Words.say(
        "corners: of %d cases with demands, capacities, returns and raw need at their low or high"
            + " ends, the plan for the likely values alone breaks a row in %d%s; in %d some flows"
            + " within the fuzzy plan's ranges keep every row",
        corners.corners(), corners.crispBroken(), by(corners.rows()), corners.fuzzyHeld());
  }

  private static String by(Map<String, Integer> rows) {
    return rows.isEmpty()
        ? ""
        : rows.entrySet().stream()
            .map(row -> "%s in %d".formatted(row.getKey(), row.getValue()))
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private String html() {
    Page page = new Page("Fully fuzzy chain: " + Words.name(file)).note(Words.STUDY_B);
    page.say(lines().get(0));
    aims.page(page);
    page.say(
        "Profit with sales inside the chain counted once: "
            + Words.fuzzy(plan.netted())
            + " "
            + currency
            + ". As printed, the study counts a battery's sale, the car's sale to the retailer and"
            + " the car's sale to the market.");
    List<List<String>> flows = new ArrayList<>();
    for (ChainPlan.Flow flow : plan.flows()) {
      flows.add(List.of(flow.symbol(), flow.from(), flow.to(), Words.fuzzy(flow.tonnes())));
    }
    page.heading("Flows, t")
        .table(List.of("symbol", "from", "to", "lowest / likely / highest"), flows);
    List<List<String>> actors = new ArrayList<>();
    for (ChainPlan.Account account : plan.actors()) {
      actors.add(List.of(account.kind().word(), account.actor(), Words.fuzzy(account.profit())));
    }
    page.heading("Profit by actor, " + currency)
        .table(List.of("kind", "actor", "lowest / likely / highest"), actors);
    page.heading("Check").say(new CheckLines(plan.found().check()).line());
    cornerLine().ifPresent(page::say);
    return page.html();
  }

  private String csv() {
    StringBuilder out = new StringBuilder("symbol,from,to,t_a1,t_a2,t_a3,t_a4\n");
    for (ChainPlan.Flow flow : plan.flows()) {
      FuzzyNumber t = flow.tonnes();
      out.append(
          Words.say(
              "%s,%s,%s,%s,%s,%s,%s%n",
              flow.symbol(),
              Words.field(flow.from()),
              Words.field(flow.to()),
              t.a1(),
              t.a2(),
              t.a3(),
              t.a4()));
    }
    return out.toString();
  }
}
