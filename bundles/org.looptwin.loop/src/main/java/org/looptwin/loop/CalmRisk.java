package org.looptwin.loop;

import org.looptwin.forecast.api.Arena;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.model.uncertainty.UncertaintySet;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.RiskSource;
import org.looptwin.uncertainty.api.UncertaintySets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The loop's view of risk without a live twin: what its base plan is protected against. */
@Component
public final class CalmRisk implements RiskSource {
  private final Arena arena;
  private final UncertaintySets sets;

  @Activate
  public CalmRisk(@Reference Arena arena, @Reference UncertaintySets sets) {
    this.arena = arena;
    this.sets = sets;
  }

  @Override
  public PlanningProblem protect(PlanningProblem problem) {
    RiskView risks = new RiskView(problem.reference(), arena, sets, problem.months(), 1);
    RiskView.Assessment assessment =
        risks.assess(
            "U-000000",
            risks.forecast(Conditions.CALM),
            TwinSnapshot.empty(problem.reference().name()),
            Conditions.CALM,
            UncertaintySets.Radius.CONFORMAL_90);
    return problem.with(assessment.planning(), set(problem, assessment.set()), "dynamic");
  }

  private UncertaintySet set(PlanningProblem problem, UncertaintySet box) {
    return problem.policy().equals("affine")
        ? new RecoveryRange(sets, problem.reference(), problem.months())
            .added(box, UncertaintySets.Radius.CONFORMAL_90)
        : box;
  }
}
