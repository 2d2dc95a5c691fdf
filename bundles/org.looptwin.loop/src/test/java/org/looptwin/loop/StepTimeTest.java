package org.looptwin.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.looptwin.compliance.api.Compliance;
import org.looptwin.compliance.api.CompliancePolicy;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.compliance.api.Obligation;
import org.looptwin.decision.api.PlanPolicy;
import org.looptwin.decision.api.Stance;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.network.Case;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Solver;
import org.looptwin.optimise.api.Watch;

/** All plans that a step takes share its time; a fake clock tells it. Rules ONE, TWO, THREE. */
class StepTimeTest {
  private static final Case REFERENCE = DriverTest.REFERENCE;
  private static final Duration ALLOWED = Duration.ofSeconds(30);

  private final AtomicLong nanos = new AtomicLong();
  private final Tools fakes = Fakes.tools();
  private final Slow slow = new Slow();
  private final Planner planner =
      new Planner(
          REFERENCE,
          new Tools(
              fakes.arena(),
              fakes.sets(),
              () -> List.of(slow),
              fakes.planning(),
              new ThreeRules(fakes.compliance())),
          () -> false,
          nanos::get);
  private Plan inForce;

  @BeforeEach
  void baseFirst() {
    inForce = planner.base().plan();
    nanos.set(0);
  }

  private StepOutcome step() {
    PlanPolicy all = PlanPolicy.DEFAULT.with(List.of("all"));
    Situation now = Situation.calm(REFERENCE.name()).with(Stance.DEFAULT.with(all, null));
    return planner.step(1, now, inForce, new Silent());
  }

  private Duration passed() {
    return Duration.ofNanos(nanos.get());
  }

  @Test
  void rulesWhosePlansTakeForEverLeaveAPlanWithoutThemAndAreNotCalledImpossible() {
    slow.keeping = Duration.ofDays(1);

    StepOutcome outcome = step();

    assertThat(passed()).isLessThanOrEqualTo(ALLOWED);
    assertThat(outcome.planned()).isTrue();
    assertThat(outcome.sentences())
        .anyMatch(
            said ->
                said.startsWith("Whether a plan keeps house/ONE, house/TWO, house/THREE was not")
                    && said.contains("(out of time: "))
        .noneMatch(said -> said.startsWith("No plan keeps"));
  }

  @Test
  void rulesThatNoPlanKeepsAreCalledSoHoweverShortTheTimeIs() {
    slow.keeping = Duration.ofSeconds(4);
    slow.none = true;

    StepOutcome outcome = step();

    assertThat(passed()).isLessThanOrEqualTo(ALLOWED);
    assertThat(outcome.sentences())
        .contains(
            "No plan keeps all rules; this one is made without house/ONE, house/TWO, house/THREE.");
  }

  /** Together impossible in 8 s, one by one in 8 s each: 1 + 8 + 8 + 8 leaves 5 for the third. */
  @Test
  void whatTheTimeIsTooShortForIsToldApartFromWhatNoPlanKeeps() {
    slow.keeping = Duration.ofSeconds(8);
    slow.none = true;

    StepOutcome outcome = step();

    assertThat(passed()).isLessThanOrEqualTo(ALLOWED);
    assertThat(outcome.sentences())
        .contains("No plan keeps all rules; this one is made without house/ONE, house/TWO.")
        .anyMatch(said -> said.startsWith("Whether a plan keeps house/THREE was not found out"));
  }

  /** A second without rules; as long as is said with them. */
  private final class Slow implements Solver {
    private final Solver plans = fakes.solvers().get().get(0);
    private Duration keeping = Duration.ZERO;
    private boolean none;

    @Override
    public String name() {
      return plans.name();
    }

    @Override
    public boolean accepts(PlanningProblem problem) {
      return true;
    }

    @Override
    public Answer solve(PlanningProblem problem, Budget budget, Watch watch) {
      Duration takes = problem.policyRows().isEmpty() ? Duration.ofSeconds(1) : keeping;
      boolean late = takes.compareTo(budget.time()) > 0;
      nanos.addAndGet((late ? budget.time() : takes).toNanos());
      if (late) {
        return new Answer.OutOfBudget(null, "No plan was found in time.");
      }
      return none && !problem.policyRows().isEmpty()
          ? new Answer.Infeasible(List.of("something"))
          : plans.solve(problem, budget, watch);
    }
  }

  private record ThreeRules(Compliance other) implements Compliance {
    @Override
    public List<Finding> assess(Evidence evidence, LocalDate on) {
      return other.assess(evidence, on);
    }

    @Override
    public CompliancePolicy read(String packJson) {
      return other.read(packJson);
    }

    @Override
    public List<CompliancePolicy> policies(Case reference) {
      return List.of();
    }

    @Override
    public List<Obligation> obligations(Case reference) {
      return List.of(obligation("ONE", 0.1), obligation("TWO", 0.2), obligation("THREE", 0.3));
    }

    private static Obligation obligation(String rule, double share) {
      return new Obligation("house", rule, null, Obligation.Kind.RETURNED_SHARE, null, share);
    }
  }

  private static final class Silent implements Planner.Stages {
    @Override
    public void begin(String stage) {
      // nobody listens
    }

    @Override
    public void end(String detail) {
      // nobody listens
    }
  }
}
