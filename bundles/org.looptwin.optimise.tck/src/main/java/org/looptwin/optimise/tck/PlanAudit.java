package org.looptwin.optimise.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.Network;
import org.looptwin.model.plan.Flow;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.plan.PlanStatus;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.PlanningProblem;

/**
 * Checks a plan with nothing but the case: whether it is the plan that was asked for, its sums, and
 * (with {@link FlowAudit}) whether what it moves, makes and buys can be.
 */
final class PlanAudit {
  /** Relative; plans come out of solvers with tolerances of their own. */
  private static final double TOLERANCE = 1e-6;

  private final PlanningProblem problem;
  private final Plan plan;
  private final List<String> complaints = new ArrayList<>();

  PlanAudit(PlanningProblem problem, Plan plan) {
    this.problem = problem;
    this.plan = plan;
  }

  /** At most five. */
  List<String> complaints(Budget budget) {
    identity(budget);
    sums();
    proof(budget);
    boolean flowsKnown = flows();
    shares();
    if (flowsKnown && complaints.isEmpty()) {
      complaints.addAll(new FlowAudit(problem, plan).complaints());
    }
    return complaints.size() > 5 ? complaints.subList(0, 5) : complaints;
  }

  private void identity(Budget budget) {
    same("case", problem.reference().name(), plan.caseName());
    same("policy", problem.policy(), plan.policy());
    same("first month", problem.reference().firstMonth(), plan.start());
    same("number of months", problem.months(), plan.months());
    same("twin revision", problem.twinRevision(), plan.twinRevision());
    same("seed", budget.seed(), plan.seed());
    if (plan.id() == null || plan.id().isBlank() || plan.solver() == null) {
      complain("Its id is '%s' and its solver %s, expected both.", plan.id(), plan.solver());
    }
  }

  private void same(String what, Object expected, Object got) {
    if (!expected.equals(got)) {
      complain("Its %s is %s, expected %s.", what, got, expected);
    }
  }

  private void sums() {
    double sum = plan.parts().sumEur();
    if (!close(plan.objectiveEur(), sum, Math.abs(sum))) {
      complain("Its objective is %.2f EUR, its parts sum to %.2f.", plan.objectiveEur(), sum);
    }
    notBelowZero("operating", plan.parts().operatingEur());
    notBelowZero("purchase", plan.parts().purchaseEur());
    notBelowZero("disruption", plan.parts().disruptionEur());
    notBelowZero("shortage", plan.parts().shortageEur());
    notBelowZero("change", plan.parts().changeEur());
  }

  private void notBelowZero(String part, double eur) {
    if (!(eur >= -TOLERANCE * Math.max(1, Math.abs(plan.objectiveEur())))) {
      complain("Its %s cost is %.2f EUR.", part, eur);
    }
  }

  private void proof(Budget budget) {
    double size = Math.max(1e-9, Math.abs(plan.objectiveEur()));
    double gap = (plan.objectiveEur() - plan.boundEur()) / size;
    if (!(gap >= -TOLERANCE)) {
      complain("Its bound %.2f EUR is above its objective.", plan.boundEur());
    } else if (!close(plan.gap(), gap, 1)) {
      complain("Its gap is %.6f, objective and bound give %.6f.", plan.gap(), gap);
    }
    double most =
        plan.status() == PlanStatus.OPTIMAL
            ? 10 * TOLERANCE
            : plan.status() == PlanStatus.WITHIN_GAP ? budget.gap() + TOLERANCE : Double.MAX_VALUE;
    if (gap > most) {
      complain("It is called %s, but proven within %.4f %% only.", plan.status(), 100 * gap);
    }
    if (plan.status() == PlanStatus.INFEASIBLE) {
      complain("It is called INFEASIBLE; answer Infeasible(relaxation) instead of a plan.");
    }
  }

  private boolean flows() {
    Network network = problem.reference().extended();
    for (Flow flow : plan.flows()) {
      Lane lane =
          network
              .lane(flow.lane())
              .or(() -> problem.reference().network().lane(flow.lane()))
              .orElse(null);
      if (lane == null) {
        return complain("There is no lane %s.", flow.lane());
      }
      if (flow.month() < 1 || flow.month() > problem.months()) {
        return complain("%s flows in month %d of %d.", flow.lane(), flow.month(), problem.months());
      }
      if (!(flow.kwh() >= 0 && flow.kwh() <= lane.capKwhMonth() * (1 + TOLERANCE))) {
        return complain(
            "%s carries %.3f kWh in month %d, expected 0 to %.3f.",
            flow.lane(), flow.kwh(), flow.month(), lane.capKwhMonth());
      }
    }
    return true;
  }

  private void shares() {
    for (Map.Entry<String, Map<String, List<Double>>> commodity : plan.shares().entrySet()) {
      for (int month = 0; month < problem.months(); month++) {
        double sum = 0;
        for (List<Double> path : commodity.getValue().values()) {
          sum += month < path.size() ? path.get(month) : Double.NaN;
        }
        boolean nothingBought = sum == 0;
        if (!nothingBought && !close(sum, 1, 1)) {
          complain(
              "The shares of %s in month %d sum to %.6f, expected 1.",
              commodity.getKey(), month + 1, sum);
          return;
        }
      }
    }
  }

  private static boolean close(double one, double other, double size) {
    return Math.abs(one - other) <= TOLERANCE * Math.max(1, size);
  }

  private boolean complain(String format, Object... values) {
    complaints.add(String.format(Locale.ROOT, format, values));
    return false;
  }
}
