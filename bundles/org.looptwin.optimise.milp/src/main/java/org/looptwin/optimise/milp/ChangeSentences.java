package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.looptwin.model.plan.CostParts;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.PlanningProblem;

/** Says what moved between two plans, to whom, by how much, and which cost or limit moved it. */
final class ChangeSentences {
  private static final int MOST_SHARES = 4;
  private static final double WORTH_NAMING_POINTS = 0.5;
  private static final double WORTH_NAMING_KWH = 1e5;
  private static final double WORTH_NAMING_EUR = 1e5;

  private final Plan before;
  private final Plan after;
  private final PlanningProblem problem;
  private final Moves moves;
  private final List<Moves.Share> shares;
  private final Reasons reasons;
  private final Set<String> gainersTold = new HashSet<>();

  /**
   * @param shares the share moves worth telling, largest first
   */
  ChangeSentences(
      Plan before, Plan after, PlanningProblem problem, Moves moves, List<Moves.Share> shares) {
    this.before = before;
    this.after = after;
    this.problem = problem;
    this.moves = moves;
    this.shares = shares;
    reasons = new Reasons(before, problem);
  }

  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    Set<String> told = new LinkedHashSet<>();
    losers().stream()
        .filter(move -> told.add(move.supplier()))
        .limit(MOST_SHARES)
        .forEach(move -> sentences.add(share(move)));
    routes(sentences);
    exposure(sentences);
    total(sentences);
    return sentences;
  }

  /** Falls in their first month of the horizon first: that is the month that is executed. */
  private List<Moves.Share> losers() {
    return shares.stream()
        .filter(move -> move.points() < 0)
        .sorted(
            Comparator.comparingInt(Moves.Share::month).thenComparingDouble(Moves.Share::points))
        .toList();
  }

  private String share(Moves.Share loser) {
    String fall =
        Limit.format(
            "%s's share of %s falls from %.1f %% to %.1f %% in month %d",
            loser.supplier(),
            loser.material(),
            100 * loser.from(),
            100 * loser.to(),
            loser.month());
    String why = reasons.ofSupplier(loser.supplier(), loser.month());
    boolean first = gainersTold.add(loser.material() + loser.month());
    return fall + (why.isEmpty() ? "" : ": " + why) + (first ? gainers(loser) : "") + ".";
  }

  private String gainers(Moves.Share loser) {
    List<String> gains =
        moves.shares().stream()
            .filter(move -> move.month() == loser.month())
            .filter(move -> move.material().equals(loser.material()))
            .filter(move -> move.points() >= WORTH_NAMING_POINTS)
            .sorted(Comparator.comparingDouble((Moves.Share move) -> -move.points()))
            .map(move -> Limit.format("%s takes %.1f points", move.supplier(), move.points()))
            .toList();
    return gains.isEmpty() ? "" : "; " + String.join(", ", gains);
  }

  private void routes(List<String> sentences) {
    List<Moves.Route> routes = moves.routes();
    routes.stream()
        .filter(move -> move.kwh() < -WORTH_NAMING_KWH)
        .forEach(
            loser -> {
              List<String> gains =
                  routes.stream()
                      .filter(move -> move.kwh() > WORTH_NAMING_KWH)
                      .map(move -> Limit.format("%s gains %.1f GWh", move.type(), move.kwh() / 1e6))
                      .toList();
              String why = reasons.ofRoute(loser.type());
              sentences.add(
                  Limit.format("%.1f GWh leave the %s route", -loser.kwh() / 1e6, loser.type())
                      + (gains.isEmpty() ? "" : "; " + String.join(", ", gains))
                      + (why.isEmpty() ? "" : ": " + why)
                      + ".");
            });
  }

  private void exposure(List<String> sentences) {
    double kept = reasons.expectedLossEur(before);
    double now = after.parts().disruptionEur();
    if (before.months() == after.months() && kept - now >= WORTH_NAMING_EUR) {
      sentences.add(
          Limit.format(
              "Kept as it was, the earlier plan would now expect %.1f MEUR of disruption losses;"
                  + " this one expects %.1f MEUR.",
              kept / 1e6, now / 1e6));
    }
  }

  /** Money only: all figures are differences at prices; the weights are told behind them. */
  private void total(List<String> sentences) {
    CostParts old = before.parts();
    CostParts now = after.parts();
    double money = now.pricedEur() - old.pricedEur();
    double weights = now.preferenceEur() - old.preferenceEur();
    String beside =
        old.weighted() || now.weighted()
            ? Limit.format(
                " The objective counts %+.2f besides, the weights of the preference, which are no"
                    + " money.",
                weights / 1e6)
            : "";
    sentences.add(
        Limit.format(
                "Over %s the plan comes to %.2f million %s %s than the earlier one was reckoned"
                    + " at: operating and purchases %+.2f, carbon %+.2f, expected disruption %+.2f,"
                    + " shortage %+.2f, price on change %+.2f.",
                problem.months() == 1 ? "1 month" : problem.months() + " months",
                Math.abs(money) / 1e6,
                problem.reference().parameters().currency(),
                money >= 0 ? "more" : "less",
                (now.operatingEur() + now.purchaseEur() - old.operatingEur() - old.purchaseEur())
                    / 1e6,
                (now.carbonEur() - old.carbonEur()) / 1e6,
                (now.disruptionEur() - old.disruptionEur()) / 1e6,
                (now.shortageEur() - old.shortageEur()) / 1e6,
                (now.changeEur() - old.changeEur()) / 1e6)
            + beside);
  }
}
