package org.looptwin.optimise.tck;

import java.util.List;
import java.util.Map;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Solver;
import org.looptwin.optimise.api.Watch;
import org.looptwin.plugin.api.Check;
import org.looptwin.plugin.api.Contract;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * What a {@link Solver} with the service property {@code exact=true} promises beyond {@link
 * SolverPromises}: the best plan, proven as well as it was asked for.
 */
@Component(service = Contract.class, property = "name=ExactSolver")
public final class ExactSolverPromises implements Contract<Solver> {
  private static final double FINE_GAP = 1e-5;

  @Activate
  public ExactSolverPromises() {}

  @Override
  public String name() {
    return "ExactSolver";
  }

  @Override
  public Class<Solver> spi() {
    return Solver.class;
  }

  @Override
  public boolean appliesTo(Map<String, ?> properties) {
    return "true".equals(String.valueOf(properties.get("exact")));
  }

  @Override
  public List<Check<Solver>> checks() {
    Interview interview = Interview.overAllQuestions();
    return List.of(
        SolverPromises.check("it accepts every question", solver -> all(interview, solver)),
        SolverPromises.check(
            "it finds the best plan within the gap asked for, and proves it",
            solver -> best(interview, solver)),
        SolverPromises.check(
            "asked for a hundred times less, it proves that too",
            solver -> fine(interview, solver)),
        SolverPromises.check(
            "where no plan exists it proves so and names what would have to give",
            solver -> infeasible(interview, solver)));
  }

  private static void all(Interview interview, Solver solver) {
    for (Question question : interview.all()) {
      if (!solver.accepts(question.problem())) {
        throw new Broken("It does not accept '%s'.", question.name());
      }
    }
  }

  private static void best(Interview interview, Solver solver) {
    for (Question question : interview.accepted(solver)) {
      proven(question, interview.answer(solver, question), Interview.BUDGET.gap());
    }
  }

  private static void fine(Interview interview, Solver solver) {
    Budget budget = new Budget(Interview.BUDGET.time(), FINE_GAP, 1);
    for (Question question : interview.accepted(solver)) {
      proven(
          question, Interview.ask(solver, question, budget, Watch.NONE, budget.time()), FINE_GAP);
    }
  }

  private static void proven(Question question, Answer answer, double gap) {
    Plan plan =
        answer.read(
            Answer.Solved::plan,
            late -> {
              throw new Broken(
                  "It runs out of budget on '%s': %s", question.name(), late.because());
            },
            infeasible -> {
              throw new Broken("It calls '%s' infeasible.", question.name());
            },
            failed -> {
              throw new Broken("It fails on '%s': %s", question.name(), failed.because());
            });
    double slack = question.slackEur();
    boolean best = plan.objectiveEur() <= question.leastEur() * (1 + gap) + slack;
    boolean proof = plan.boundEur() >= plan.objectiveEur() * (1 - gap) - slack;
    if (!best || !proof) {
      throw new Broken(
          "Its plan for '%s' costs %.2f EUR with a bound of %.2f, expected %.2f within %.4f %%.",
          question.name(), plan.objectiveEur(), plan.boundEur(), question.leastEur(), 100 * gap);
    }
  }

  private static void infeasible(Interview interview, Solver solver) {
    for (Question question : interview.impossible(solver)) {
      Answer answer = interview.answer(solver, question);
      if (!(answer instanceof Answer.Infeasible none) || none.relaxation().isEmpty()) {
        throw new Broken(
            "It answers %s to '%s', expected Infeasible with a relaxation.",
            answer.getClass().getSimpleName(), question.name());
      }
    }
  }
}
