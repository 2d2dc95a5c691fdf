package org.looptwin.shell.plan;

import static org.looptwin.shell.plan.Figures.gwh;
import static org.looptwin.shell.plan.Figures.millions;
import static org.looptwin.shell.plan.Figures.percent;
import static org.looptwin.shell.plan.Figures.say;
import static org.looptwin.shell.plan.Figures.short4;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.plan.Indicators;
import org.looptwin.model.plan.Plan;
import org.looptwin.runtime.drawing.Markup;

/** A plan on one page that stands alone, with its flows drawn. */
public final class PlanPage {
  private final PlanStory story;
  private final Plan plan;
  private final PageFrame frame;

  public PlanPage(PlanStory story) {
    this.story = story;
    plan = story.plan();
    frame = new PageFrame("Plan " + plan.id(), story.title());
  }

  public String html() {
    facts();
    reasons();
    flows();
    map();
    costs();
    bought();
    sites();
    indicators();
    law();
    proof();
    return frame.html();
  }

  private void facts() {
    Indicators i = plan.indicators();
    frame.page().add("<div class=\"facts\">");
    fact(millions(plan.parts().pricedEur()), "million " + story.currency() + " in all");
    fact(say("%.3f %%", 100 * plan.gap()), "from proven best, " + plan.status());
    fact(short4(i.costPerVehicleEur()), story.currency() + " a vehicle (operating, purchase)");
    fact(short4(i.tCo2PerVehicle()), "t CO2 a vehicle");
    fact(short4(i.disruptionLossMeur()), "million expected loss a year");
    fact(short4(i.stockoutPercent()) + " %", "of the demand not met");
    frame.page().add("</div>");
  }

  private void fact(String value, String what) {
    frame
        .page()
        .add(
            "<div class=\"fact\"><b>%s</b><span>%s</span></div>",
            Markup.escaped(value), Markup.escaped(what));
  }

  private void reasons() {
    frame.section("Why it is as it is");
    List<String> all = new ArrayList<>(story.reasons());
    story.protection().forEach(line -> all.add("Protection: " + line));
    frame.list(all.isEmpty() ? List.of("Nothing limits it.") : all);
    frame.end();
  }

  private void flows() {
    frame.section("Flows over the horizon, GWh");
    frame
        .page()
        .add("<div class=\"scroll\">")
        .add("%s", new FlowPicture(story).svg())
        .add("</div>");
    frame
        .page()
        .add(
            "<p class=\"sub\">A kWh of pack takes one kWh of each critical material: each is drawn"
                + " as its share of a pack. Parts are in purchases.csv and flows.csv. Point at a"
                + " band to read it.</p>");
    frame.end();
  }

  private void map() {
    FlowMap map = new FlowMap(story);
    if (map.drawable()) {
      frame.section("Flows on the map");
      frame.page().add("<div class=\"scroll\">").add("%s", map.svg()).add("</div>");
      frame.end();
    }
  }

  private void costs() {
    frame.section("Cost");
    String bar = new CostBar(plan.parts(), story.currency()).svg();
    frame.page().add("<div class=\"scroll\">").add("%s", bar).add("</div>");
    frame.end();
  }

  private void bought() {
    frame.section("Bought");
    frame.table(
        List.of(
            "Material", "Supplier", "#GWh", "#million " + story.currency(), "#share", "#before"));
    for (Purchases.Material material : new Purchases(story).materials()) {
      String name = material.commodity().name();
      for (Purchases.Seller seller : material.sellers()) {
        if (seller.kwh() > 1 || seller.executedShare() > 0) {
          frame.row(
              "",
              name,
              seller.node().id() + " " + seller.node().name(),
              "#" + gwh(seller.kwh()),
              "#" + millions(seller.eur()),
              "#" + percent(material.share(seller)) + " %",
              "#"
                  + (Double.isNaN(seller.executedShare())
                      ? ""
                      : percent(seller.executedShare()) + " %"));
          name = "";
        }
      }
    }
    frame.endTable();
    frame.end();
  }

  private void sites() {
    frame.section("Sites");
    frame.table(List.of("Site", "What", "", "#GWh", "#use of capacity"));
    for (SiteUse use : SiteUse.of(story)) {
      if (use.node().type() != NodeType.SUPPLIER) {
        frame.row(
            use.open() ? "" : "closed",
            use.node().id() + " " + use.node().name(),
            use.node().type().topic(),
            state(use),
            "#" + gwh(use.kwh()),
            "#" + (use.node().capKwhMonth() > 0 ? percent(use.use()) + " %" : ""));
      }
    }
    frame.endTable();
    frame.end();
  }

  private String state(SiteUse use) {
    if (use.node().type() != NodeType.RECYCLING_CENTRE) {
      return "";
    }
    boolean today = story.problem().initial().openRecyclers().contains(use.node().id());
    String now = use.open() ? "open" : "closed";
    return today == use.open() ? now : now + (use.open() ? ", new" : ", open today");
  }

  private void indicators() {
    Indicators i = plan.indicators();
    frame.section("Indicators");
    frame.table(List.of("Indicator", "#Value", "Unit"));
    indicator("Operating cost", i.operatingMeurPerYear(), "million " + story.currency() + "/year");
    indicator("Cost per vehicle (operating and purchase)", i.costPerVehicleEur(), story.currency());
    indicator("Payback", i.paybackYears(), "years");
    indicator("Emissions", i.emissionsTPerYear(), "t CO2/year");
    indicator("Emissions per vehicle", i.tCo2PerVehicle(), "t CO2");
    indicator("Recycling reduction rate", i.recyclingReductionRate(), "of the emissions");
    indicator("Expected disruption loss", i.disruptionLossMeur(), "million " + story.currency());
    indicator("Demand not met", i.stockoutPercent(), "%");
    indicator("Response", i.responseHours(), "h");
    indicator("Solve time", i.solveSeconds(), "s");
    indicator("Gap to exact", i.gapToExactPercent(), "%");
    indicator("Stability", i.stabilityStdMeur(), "million " + story.currency());
    frame.endTable();
    story
        .missing()
        .forEach(line -> frame.page().add("<p class=\"sub\">%s</p>", Markup.escaped(line)));
    frame.end();
  }

  private void indicator(String name, Double value, String unit) {
    frame.row("", name, "#" + short4(value), unit);
  }

  private void law() {
    LawLines law = new LawLines(story.findings());
    frame.section("Law on " + story.on());
    frame.page().add("<p class=\"sub\">%s</p>", Markup.escaped(law.counts()));
    findings(List.of(FindingState.BREACHED, FindingState.NOTICE));
    frame.page().add("<details><summary>What is kept, unknown or not applicable</summary>");
    findings(List.of(FindingState.UNKNOWN, FindingState.OK, FindingState.NOT_APPLICABLE));
    frame.page().add("</details>");
    frame.end();
  }

  private void findings(List<FindingState> states) {
    frame.table(List.of("State", "Rule", "On", "What was found", "Legal basis"));
    for (FindingState state : states) {
      for (Finding one : story.findings()) {
        if (one.state() == state) {
          frame.row(
              state.name(),
              state.name(),
              one.policy() + "/" + one.rule(),
              one.subject(),
              one.sentence(),
              one.legalBasis());
        }
      }
    }
    frame.endTable();
  }

  private void proof() {
    frame.section("Proof");
    List<String> lines = new ArrayList<>();
    lines.add(
        say(
            "%s: objective%s %.2f %s, no plan%s comes below %.2f, gap %.5f %%.",
            plan.status(),
            plan.parts().weighted() ? " with the weights of the preference" : "",
            plan.objectiveEur(),
            story.currency(),
            plan.flowGap() == null ? "" : " with these sites",
            plan.boundEur(),
            100 * plan.gap()));
    lines.add(
        say(
            "Solved by %s %s in %.2f s, seed %d, twin revision %d.",
            plan.solver().name(),
            plan.solver().version(),
            plan.seconds(),
            plan.seed(),
            plan.twinRevision()));
    if (plan.uncertainty() != null) {
      lines.addAll(plan.uncertainty().notes().stream().limit(8).toList());
    }
    frame.list(lines);
    frame.end();
  }
}
