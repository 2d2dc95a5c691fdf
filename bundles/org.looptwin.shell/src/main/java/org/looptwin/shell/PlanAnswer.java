package org.looptwin.shell;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Solver;
import org.looptwin.shell.PlanCompared.Otherwise;
import org.looptwin.shell.plan.PlanStory;

/** Solves a question and says what came of it: on the screen, as JSON, into files. */
final class PlanAnswer {
  private static final String MORE =
      "--out DIR writes it as a page with the flows drawn, as tables and as JSON";

  private final Shell shell;
  private final Budget budget;
  private final PlanOutput output;
  private final boolean json;

  /**
   * @param output null for the screen alone
   */
  PlanAnswer(Shell shell, Budget budget, PlanOutput output, boolean json) {
    this.shell = shell;
    this.budget = budget;
    this.output = output;
    this.json = json;
  }

  /**
   * @return the command's exit code
   */
  int alone(PlanningProblem problem, Solver solver) {
    return answer(problem, solver, plan -> print(story(problem, plan)));
  }

  /**
   * @return the command's exit code
   */
  int beside(PlanningProblem plain, PlanningProblem other, Solver solver, Otherwise otherwise) {
    return answer(plain, solver, plan -> beside(story(plain, plan), other, solver, otherwise));
  }

  /**
   * @param before a plan made earlier, for the same question or another
   * @return the command's exit code
   */
  int beside(Plan before, PlanningProblem problem, Solver solver, Otherwise otherwise) {
    PlanStory earlier =
        new PlanStory(
            problem, before, java.util.List.of(), before.start().atDay(1), java.util.List.of());
    return beside(earlier, problem, solver, otherwise);
  }

  private int beside(PlanStory before, PlanningProblem other, Solver solver, Otherwise otherwise) {
    return answer(
        other,
        solver,
        plan -> {
          PlanStory after = story(other, plan);
          Planning planning = shell.services().need(Planning.class);
          return print(after, new PlanCompared(before, after, otherwise, planning));
        });
  }

  /** What becomes of a plan. */
  private interface Then {
    int with(Plan plan);
  }

  private int answer(PlanningProblem problem, Solver solver, Then then) {
    long began = System.nanoTime();
    Answer answer = solver.solve(problem, budget, shell.watch());
    return answer.read(
        solved -> then.with(solved.plan()),
        late -> late.best() == null ? failed(late.because()) : then.with(late.best()),
        none -> none(new InfeasibleReport(problem, named(problem, none, began))),
        bad -> failed(bad.because()));
  }

  /**
   * A solver that tells only that there is no plan leaves it to another to name what is missing, in
   * the time that is left.
   */
  private Answer.Infeasible named(
      PlanningProblem problem, Answer.Infeasible told, long beganNanos) {
    if (!told.concessions().isEmpty()) {
      return told;
    }
    Duration left = budget.time().minusNanos(System.nanoTime() - beganNanos);
    Budget rest = new Budget(left, budget.gap(), budget.seed());
    return shell.services().all(Solver.class).stream()
        .filter(other -> other.accepts(problem))
        .findFirst()
        .map(other -> other.solve(problem, rest, shell.watch()))
        .filter(Answer.Infeasible.class::isInstance)
        .map(Answer.Infeasible.class::cast)
        .orElse(told);
  }

  private PlanStory story(PlanningProblem problem, Plan plan) {
    return new PlanTelling(shell, budget).story(problem, plan);
  }

  private int failed(String because) {
    shell.console().error(because);
    return Exit.FAILED;
  }

  private int none(InfeasibleReport report) {
    if (output != null) {
      output.write("what would have to give way", report.files());
    }
    return report.print(shell.console(), json);
  }

  private int print(PlanStory story) {
    PlanFiles files = new PlanFiles(story, budget.gap());
    if (output != null) {
      output.write("the plan", files.files());
    }
    if (json) {
      shell.console().out().println(files.document());
    } else {
      files.screen().forEach(shell.console().out()::println);
      shell.console().say("%-11s%s", "More", output == null ? MORE : output.said(files.files()));
    }
    return Exit.DONE;
  }

  private int print(PlanStory after, PlanCompared compared) {
    Map<String, Supplier<String>> files =
        new LinkedHashMap<>(new PlanFiles(after, budget.gap()).files());
    files.putAll(compared.files());
    if (output != null) {
      output.write("the plan", files);
    }
    if (json) {
      shell.console().out().println(compared.document());
    } else {
      compared.lines().forEach(shell.console().out()::println);
      if (output != null) {
        shell.console().say("More: %s", output.said(files));
      }
    }
    return Exit.DONE;
  }
}
