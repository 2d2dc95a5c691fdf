package org.looptwin.shell.plan;

import static org.looptwin.shell.plan.Figures.gwh;
import static org.looptwin.shell.plan.Figures.millions;
import static org.looptwin.shell.plan.Figures.percent;
import static org.looptwin.shell.plan.Figures.say;
import static org.looptwin.shell.plan.Figures.short4;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.looptwin.model.finding.FindingState;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.plan.CostParts;
import org.looptwin.model.plan.Indicators;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.plan.PlanStatus;

/**
 * A plan on one screen: what it costs, how well proven, what it does, why, and what the law says.
 */
public final class PlanScreen {
  private static final String INDENT = " ".repeat(11);
  private static final double WORTH_NAMING = 0.005;
  private static final double SHORTAGE_WORTH_NAMING_EUR = 1e5;
  private static final int MOST_SELLERS = 6;
  private static final int MOST_PLANTS = 10;
  private static final int MOST_REASONS = 5;
  private static final int MOST_RULES = 4;
  private static final int WIDEST = 160;

  private final PlanStory story;
  private final Plan plan;
  private final List<String> lines = new ArrayList<>();

  public PlanScreen(PlanStory story) {
    this.story = story;
    this.plan = story.plan();
  }

  /**
   * @param gap what was asked for, relative
   */
  public List<String> lines(double gap) {
    lines.add(story.title());
    cost();
    proof(gap);
    results();
    sites();
    purchases();
    seaRoutes();
    block("Why", story.reasons(), MOST_REASONS);
    block("Protection", story.protection(), Integer.MAX_VALUE);
    law();
    return lines;
  }

  private void head(String head, String text) {
    lines.add(say("%-11s", head) + text);
  }

  private void cost() {
    CostParts parts = plan.parts();
    head(
        "Cost",
        say(
                "%s million %s = operating %s + purchase %s + carbon %s + disruption %s + shortage %s +"
                    + " change %s",
                millions(parts.pricedEur()),
                story.currency(),
                millions(parts.operatingEur()),
                millions(parts.purchaseEur()),
                millions(parts.carbonEur()),
                millions(parts.disruptionEur()),
                millions(parts.shortageEur()),
                millions(parts.changeEur()))
            + (parts.weighted()
                ? say(
                    ", at prices; the objective %s million is weighted: weights of the preference %s",
                    millions(plan.objectiveEur()), millions(parts.preferenceEur()))
                : "")
            + (plan.policy().equals("paper-literal")
                ? "; this policy does not reckon with purchases, below they are at contract prices"
                : ""));
  }

  private void proof(double gap) {
    String of =
        plan.flowGap() == null
            ? "no plan costs less than %s million"
            : "with these sites no plan costs less than %s million";
    head(
        "Proof",
        say(
            "%s: " + of + ", gap %.4f %% (asked: %s %%); %s %s, %.1f s, seed %d, plan %s",
            plan.status(),
            millions(plan.boundEur()),
            100 * plan.gap(),
            short4(100 * gap),
            plan.solver().name(),
            plan.solver().version(),
            plan.seconds(),
            plan.seed(),
            plan.id()));
    if (plan.status() == PlanStatus.TIME_LIMIT) {
      lines.add(INDENT + "The gap is wider than asked for. Maybe raise --time-limit.");
    }
  }

  private void results() {
    Indicators i = plan.indicators();
    head(
        "Results",
        say(
            "%s %s a vehicle (operating and purchase), %s t CO2 a year (%s a vehicle), expected loss"
                + " %s million a year, %s",
            short4(i.costPerVehicleEur()),
            story.currency(),
            short4(i.emissionsTPerYear()),
            short4(i.tCo2PerVehicle()),
            i.disruptionLossMeur() == null ? "-" : say("%.1f", i.disruptionLossMeur()),
            i.stockoutPercent() == null
                ? "unmet demand is not reckoned by this policy"
                : short4(i.stockoutPercent()) + " % of the demand not met"));
    double returned = returned();
    double regenerated = sum(plan.regeneratedKwh());
    lines.add(
        INDENT
            + say(
                "%s GWh of packs come back, %s GWh of them regenerated%s",
                gwh(returned),
                gwh(regenerated),
                i.recyclingReductionRate() == null
                    ? "; the emissions avoided are not reckoned by this policy"
                    : ": " + percent(i.recyclingReductionRate()) + " % of the emissions avoided"));
    if (plan.parts().shortageEur() > SHORTAGE_WORTH_NAMING_EUR) {
      lines.add(
          INDENT
              + "shortage is the plan's price of packs not delivered (600 a kWh) or not collected"
              + " (400)");
    }
  }

  private double returned() {
    return story.kwhByLane().entrySet().stream()
        .filter(lane -> lane.getKey().commodity() == Commodity.RET)
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private void sites() {
    Set<String> today = story.problem().initial().openRecyclers();
    List<String> open = new ArrayList<>();
    Set<String> closed = new TreeSet<>();
    plan.sites()
        .forEach(
            (id, isOpen) -> {
              boolean centre =
                  story.node(id).filter(n -> n.type() == NodeType.RECYCLING_CENTRE).isPresent();
              if (centre && isOpen) {
                open.add(id + (today.contains(id) ? "" : " (new)"));
              } else if (centre && today.contains(id)) {
                closed.add(id);
              }
            });
    String centres = open.isEmpty() ? "none" : String.join(" ", open);
    String left = closed.isEmpty() ? "" : "; closed: " + String.join(" ", closed);
    String chosen = plan.flowGap() == null ? "chosen" : "as given";
    head("Sites", say("recycling centres open (%s): %s%s", chosen, centres, left));
    lines.add(INDENT + "made: " + made());
  }

  private String made() {
    int plants = plan.productionKwh().size();
    return plan.productionKwh().entrySet().stream()
            .limit(MOST_PLANTS)
            .map(plant -> plant.getKey() + " " + gwh(sum(plant.getValue())))
            .collect(Collectors.joining("  ", "", " GWh"))
        + (plants > MOST_PLANTS ? say(", and %d plants more", plants - MOST_PLANTS) : "");
  }

  private static double sum(List<Double> path) {
    return path.stream().mapToDouble(Double::doubleValue).sum();
  }

  private void purchases() {
    head(
        "Bought",
        say("   GWh  million  share of the material over the horizon (before: executed)"));
    double kwh = 0;
    double eur = 0;
    int sellers = 0;
    int groups = 0;
    for (Purchases.Material material : new Purchases(story).materials()) {
      if (material.commodity().critical()) {
        lines.add(material(material));
      } else {
        kwh += material.kwh();
        eur += material.eur();
        groups++;
        sellers += (int) material.sellers().stream().filter(one -> one.kwh() > 1).count();
      }
    }
    if (groups > 0) {
      lines.add(
          say(
              "  parts    %6s %8s  %d groups from %d suppliers",
              gwh(kwh), millions(eur), groups, sellers));
    }
  }

  private static String material(Purchases.Material material) {
    List<String> said = new ArrayList<>();
    material.sellers().stream()
        .sorted((a, b) -> Double.compare(b.kwh(), a.kwh()))
        .filter(one -> material.share(one) > WORTH_NAMING || one.executedShare() > WORTH_NAMING)
        .limit(MOST_SELLERS)
        .forEach(one -> said.add(share(material, one)));
    return say(
        "  %-8s %6s %8s  %s",
        material.commodity(),
        gwh(material.kwh()),
        millions(material.eur()),
        String.join("  ", said));
  }

  private static String share(Purchases.Material material, Purchases.Seller seller) {
    double now = material.share(seller);
    String text = say("%s %s %%", seller.node().id(), percent(now));
    return Math.abs(seller.executedShare() - now) > WORTH_NAMING
        ? text + say(" (before %s)", percent(seller.executedShare()))
        : text;
  }

  private void seaRoutes() {
    Map<LaneClass, Double> kwh = new EnumMap<>(LaneClass.class);
    story
        .kwhByLane()
        .forEach(
            (lane, amount) -> {
              if (lane.laneClass().sea() && lane.commodity().material()) {
                kwh.merge(lane.laneClass(), amount, Double::sum);
              }
            });
    if (!kwh.isEmpty()) {
      head(
          "By sea",
          kwh.entrySet().stream()
              .map(one -> one.getKey() + " " + gwh(one.getValue()))
              .collect(Collectors.joining("  ", "", " GWh")));
    }
  }

  private void block(String head, List<String> sentences, int most) {
    for (int i = 0; i < Math.min(most, sentences.size()); i++) {
      head(i == 0 ? head : "", sentences.get(i));
    }
  }

  private void law() {
    if (story.findings().isEmpty()) {
      return;
    }
    LawLines law = new LawLines(story.findings());
    head("Law", say("on %s: %s", story.on(), law.counts()));
    law.rules(FindingState.BREACHED).forEach(line -> lines.add(cut(INDENT + "BREACHED " + line)));
    List<String> notices = law.rules(FindingState.NOTICE);
    notices.stream().limit(MOST_RULES).forEach(line -> lines.add(cut(INDENT + "NOTICE " + line)));
    if (notices.size() > MOST_RULES) {
      lines.add(INDENT + say("and %d more; --out DIR writes all", notices.size() - MOST_RULES));
    }
  }

  private static String cut(String line) {
    return line.length() <= WIDEST ? line : line.substring(0, WIDEST - 3).stripTrailing() + "...";
  }
}
