package org.looptwin.optimise.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.looptwin.model.plan.CostParts;
import org.looptwin.model.plan.Flow;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.plan.PlanStatus;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Solver;
import org.looptwin.optimise.api.Watch;
import org.looptwin.plugin.api.Check;
import org.looptwin.plugin.api.Contract;

/** Plausible mistakes, each found by the promise it breaks. */
class WrongSolversTest {
  private static final PencilSolver PENCIL = new PencilSolver();

  @Test
  void aHeuristicThatClaimsAGapOfZeroIsFoundByItsBound() {
    Solver wrong =
        wrong(
            (problem, budget, watch) ->
                new Answer.Solved(
                    bent(problem, budget)
                        .proof(PlanStatus.OPTIMAL, halves(problem, budget).objectiveEur())));
    assertThat(broken(wrong))
        .startsWith("no bound is above what the cheapest plan costs")
        .contains("15829.50 EUR, but one costs 15664.99 EUR");
  }

  @Test
  void aHeuristicThatCallsItsPlanWithinAGapItNeverProvedIsFound() {
    assertThat(
            broken(
                wrong(
                    (problem, budget, watch) ->
                        new Answer.Solved(
                            bent(problem, budget)
                                .proof(
                                    PlanStatus.WITHIN_GAP,
                                    halves(problem, budget).objectiveEur() * 0.95)))))
        .startsWith("every plan is possible and adds up")
        .contains("called WITHIN_GAP, but proven within 5.0000 %");
  }

  @Test
  void solvedForAPlanThatRanOutOfTimeIsFound() {
    assertThat(
            broken(wrong((problem, budget, watch) -> new Answer.Solved(halves(problem, budget)))))
        .startsWith("a plan is called proven only when it is");
  }

  @Test
  void aForgottenCostIsFound() {
    assertThat(
            broken(
                planning(
                    plan -> {
                      CostParts all = plan.parts();
                      return new Bent(plan)
                          .parts(
                              new CostParts(
                                  all.operatingEur(),
                                  all.purchaseEur(),
                                  all.carbonEur(),
                                  0,
                                  all.shortageEur(),
                                  all.changeEur()));
                    })))
        .startsWith("no plan is cheaper than the cheapest there is");
  }

  @Test
  void packsThatComeFromNowhereAreFound() {
    assertThat(
            broken(
                planning(
                    plan ->
                        new Bent(plan)
                            .flows(
                                plan.flows().stream()
                                    .filter(flow -> !flow.lane().equals("S02-B01"))
                                    .toList()))))
        .startsWith("every plan is possible and adds up")
        .contains("S02: bought, and sent: 50.000 and 0.000 kWh in month 1");
  }

  @Test
  void packsThatStayAtThePlantAreFound() {
    assertThat(
            broken(
                planning(
                    plan ->
                        new Bent(plan)
                            .flows(
                                plan.flows().stream()
                                    .map(
                                        flow ->
                                            flow.lane().equals("B01-V01")
                                                ? new Flow(flow.lane(), flow.month(), 90)
                                                : flow)
                                    .toList()))))
        .contains("B01: made, and sent: 100.000 and 90.000 kWh")
        .contains("10.000 kWh of packs are short");
  }

  @Test
  void sharesThatSumToMoreThanOneAreFound() {
    assertThat(
            broken(
                planning(
                    plan ->
                        new Bent(plan)
                            .shares(
                                Map.of(
                                    "LI",
                                    Map.of(
                                        "S01",
                                        List.of(0.6, 0.6, 0.6),
                                        "S02",
                                        List.of(0.5, 0.5, 0.5)))))))
        .contains("The shares of LI in month 1 sum to 1.100000, expected 1");
  }

  @Test
  void anExceptionForAnInfeasibleProblemIsFound() {
    assertThat(
            broken(
                wrong(
                    (problem, budget, watch) -> {
                      if (!problem.outlooks().capacityFactor().isEmpty()) {
                        throw new IllegalArgumentException("no supply");
                      }
                      return PENCIL.solve(problem, budget, watch);
                    })))
        .startsWith("where no plan exists it gives none and says why")
        .contains("IllegalArgumentException: no supply");
  }

  @Test
  void aPlanForTheImpossibleIsFound() {
    assertThat(
            broken(
                wrong(
                    (problem, budget, watch) ->
                        new Answer.OutOfBudget(halves(problem, budget), "halves"))))
        .startsWith("where no plan exists it gives none and says why: It answers a plan");
  }

  @Test
  void aSolverThatFindsEverythingInfeasibleIsFound() {
    assertThat(
            broken(
                wrong((problem, budget, watch) -> new Answer.Infeasible(List.of("more supply")))))
        .startsWith("it answers what it accepts with a plan, in time");
  }

  @Test
  void aSolverThatNeverLooksAtTheWatchIsFound() {
    assertThat(
            broken(
                wrong(
                    (problem, budget, watch) -> {
                      if (budget.time().compareTo(Duration.ofSeconds(10)) > 0) {
                        await(new CountDownLatch(1)); // as a search that uses all its time
                      }
                      return PENCIL.solve(problem, budget, watch);
                    })))
        .startsWith("it stops when it is told to")
        .contains("watch.cancelled()");
  }

  @Test
  void aSolverThatSpendsAnotherDrawOnEachCallIsFound() {
    AtomicInteger draws = new AtomicInteger();
    assertThat(
            broken(
                wrong(
                    (problem, budget, watch) -> {
                      Answer answer = PENCIL.solve(problem, budget, watch);
                      return answer instanceof Answer.OutOfBudget late
                          ? new Answer.OutOfBudget(
                              new Bent(late.best())
                                  .proof(
                                      PlanStatus.TIME_LIMIT,
                                      late.best().boundEur() - draws.incrementAndGet()),
                              late.because())
                          : answer;
                    })))
        .startsWith("equal questions get equal plans");
  }

  @Test
  void aSolverThatServesOneAtATimeIsFound() {
    AtomicInteger inside = new AtomicInteger();
    CountDownLatch met = new CountDownLatch(2);
    AtomicInteger calls = new AtomicInteger();
    assertThat(
            broken(
                wrong(
                    (problem, budget, watch) -> {
                      boolean together = calls.incrementAndGet() > CALLS_ALONE;
                      if (together) {
                        inside.incrementAndGet();
                        met.countDown();
                        await(met);
                        return new Answer.Failed("busy");
                      }
                      return PENCIL.solve(problem, budget, watch);
                    })))
        .startsWith("two threads at once get what one gets");
  }

  @Test
  void aSolverThatAcceptsNothingIsFound() {
    assertThat(broken(new Made("wrong", false, PENCIL::solve)))
        .startsWith("it accepts a question of the contract");
  }

  @Test
  void anHonestHeuristicIsNotExact() {
    assertThat(broken(new ExactSolverPromises(), PENCIL)).startsWith("it accepts every question");
    Check<Solver> best = new ExactSolverPromises().checks().get(1);
    assertThat(complaint(best, PENCIL)).contains("runs out of budget");
  }

  @Test
  void onlySolversThatSayTheyAreExactAreHeldToIt() {
    ExactSolverPromises exact = new ExactSolverPromises();
    assertThat(exact.appliesTo(Map.of("exact", true))).isTrue();
    assertThat(exact.appliesTo(Map.of("exact", "true"))).isTrue();
    assertThat(exact.appliesTo(Map.of("name", "pencil"))).isFalse();
    assertThat(new SolverPromises().appliesTo(Map.of())).isTrue();
  }

  /** Three questions asked, two with cancelling watches, two for repeating. */
  private static final int CALLS_ALONE = 3 + 2 + 2;

  private interface Solve {
    Answer solve(PlanningProblem problem, Budget budget, Watch watch);
  }

  private record Made(String name, boolean accepting, Solve how) implements Solver {
    @Override
    public boolean accepts(PlanningProblem problem) {
      return accepting && PENCIL.accepts(problem);
    }

    @Override
    public Answer solve(PlanningProblem problem, Budget budget, Watch watch) {
      return how.solve(problem, budget, watch);
    }
  }

  private static Solver wrong(Solve how) {
    return new Made("wrong", true, how);
  }

  /** Halves, bent, and honest about what cannot be planned. */
  private static Solver planning(UnaryOperator<Plan> bend) {
    return wrong(
        (problem, budget, watch) ->
            PENCIL
                .solve(problem, budget, watch)
                .read(
                    solved -> new Answer.Solved(bend.apply(solved.plan())),
                    late -> new Answer.OutOfBudget(bend.apply(late.best()), late.because()),
                    infeasible -> infeasible,
                    failed -> failed));
  }

  private static Plan halves(PlanningProblem problem, Budget budget) {
    return PENCIL.plan(problem, budget);
  }

  private static Bent bent(PlanningProblem problem, Budget budget) {
    return new Bent(halves(problem, budget));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String broken(Solver solver) {
    return broken(new SolverPromises(), solver);
  }

  private static String broken(Contract<Solver> contract, Solver solver) {
    for (Check<Solver> check : contract.checks()) {
      String complaint = complaint(check, solver);
      if (!complaint.isEmpty()) {
        return check.promise() + ": " + complaint;
      }
    }
    return "nothing";
  }

  private static String complaint(Check<Solver> check, Solver solver) {
    try {
      return check.complaint(solver, Duration.ofMinutes(1)).orElse("");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
