package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.looptwin.model.decision.Change;
import org.looptwin.model.plan.CostParts;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.PlanningProblem;

/** Two plans compared: shares first, then routes, regeneration, costs and emissions. */
final class PlanComparison {
  private static final double WORTH_NAMING_POINTS = 0.5;
  private static final double WORTH_NAMING_KWH = 1000;
  private static final double WORTH_NAMING_MEUR = 0.05;

  private final Plan before;
  private final Plan after;
  private final PlanningProblem problem;
  private final List<Change> changes = new ArrayList<>();

  PlanComparison(Plan before, Plan after, PlanningProblem problem) {
    this.before = before;
    this.after = after;
    this.problem = problem;
  }

  Planning.Comparison comparison() {
    Moves moves = new Moves(before, after);
    List<Moves.Share> shares =
        moves.shares().stream()
            .filter(move -> Math.abs(move.points()) >= WORTH_NAMING_POINTS)
            .sorted(
                Comparator.comparingDouble((Moves.Share move) -> -rounded(Math.abs(move.points())))
                    .thenComparing(Moves.Share::supplier)
                    .thenComparing(Moves.Share::month))
            .toList();
    for (Moves.Share move : shares) {
      String what =
          "share of %s in %s, month %d".formatted(move.supplier(), move.material(), move.month());
      changes.add(change(what, 100 * move.from(), 100 * move.to(), "%"));
    }
    for (Moves.Route move : moves.routes()) {
      if (Math.abs(move.kwh()) >= WORTH_NAMING_KWH) {
        String what = "sea freight by " + move.type();
        changes.add(change(what, move.fromKwh() / 1e6, move.toKwh() / 1e6, "GWh"));
      }
    }
    double regenerated = sum(before);
    if (Math.abs(sum(after) - regenerated) >= WORTH_NAMING_KWH) {
      changes.add(change("regenerated", regenerated / 1e6, sum(after) / 1e6, "GWh"));
    }
    costs();
    return new Planning.Comparison(
        changes, new ChangeSentences(before, after, problem, moves, shares).sentences());
  }

  private static double sum(Plan plan) {
    return plan.regeneratedKwh().stream().mapToDouble(Double::doubleValue).sum();
  }

  private void costs() {
    CostParts old = before.parts();
    CostParts now = after.parts();
    boolean weighted = old.weighted() || now.weighted();
    if (weighted) {
      cost("total at prices", old.pricedEur(), now.pricedEur());
    } else {
      cost("objective", before.objectiveEur(), after.objectiveEur());
    }
    cost("operating cost", old.operatingEur(), now.operatingEur());
    cost("purchases", old.purchaseEur(), now.purchaseEur());
    cost("carbon cost", old.carbonEur(), now.carbonEur());
    cost("expected disruption loss", old.disruptionEur(), now.disruptionEur());
    cost("shortage", old.shortageEur(), now.shortageEur());
    cost("price on change", old.changeEur(), now.changeEur());
    if (weighted) {
      cost("weights of the preference (no money)", old.preferenceEur(), now.preferenceEur());
    }
    Double oldTonnes = before.indicators().emissionsTPerYear();
    Double tonnes = after.indicators().emissionsTPerYear();
    if (oldTonnes != null && tonnes != null && Math.abs(tonnes - oldTonnes) >= 1) {
      changes.add(change("emissions", oldTonnes, tonnes, "t/year"));
    }
  }

  private void cost(String what, double fromEur, double toEur) {
    if (Math.abs(toEur - fromEur) >= 1e6 * WORTH_NAMING_MEUR) {
      changes.add(change(what, fromEur / 1e6, toEur / 1e6, "MEUR"));
    }
  }

  /** Solvers leave dust behind the ninth digit; people should not have to read it. */
  private static Change change(String what, double from, double to, String unit) {
    return new Change(what, rounded(from), rounded(to), unit);
  }

  private static double rounded(double value) {
    return Math.rint(value * 1e6) / 1e6;
  }
}
