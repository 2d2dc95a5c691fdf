package org.looptwin.shell;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Sites;
import org.looptwin.optimise.api.Solver;
import org.looptwin.shell.plan.Figures;

/** Solves the steps of sensitivities; flows of fixed sites stay warm inside the solver. */
final class SensitivityRun {
  private final Shell shell;
  private final SensitivitySteps steps;
  private final Function<PlanningProblem, Solver> solvers;
  private final Budget budget;

  /**
   * @param budget of each step
   */
  SensitivityRun(
      Shell shell,
      SensitivitySteps steps,
      Function<PlanningProblem, Solver> solvers,
      Budget budget) {
    this.shell = shell;
    this.steps = steps;
    this.solvers = solvers;
    this.budget = budget;
  }

  /**
   * @return the command's exit code
   */
  int print(List<SensitivityQuestion> questions, PlanOutput output, boolean json) {
    List<List<SensitivitySteps.Step>> all = questions.stream().map(steps::of).toList();
    List<SensitivityTable> tables = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      tables.add(table(questions.get(i).kind(), all.get(i)));
    }
    PlanningProblem first = all.get(0).get(0).problem();
    Map<String, Supplier<String>> files = files(tables);
    if (output != null) {
      output.write("sensitivities", files);
    }
    if (json) {
      ArrayNode trees = JsonNodeFactory.instance.arrayNode();
      tables.forEach(table -> trees.add(table.tree()));
      shell.console().out().println(trees);
      return Exit.DONE;
    }
    shell.console().say("%s", title(first));
    shell.console().say("%s", sites(first));
    for (SensitivityTable table : tables) {
      shell.console().say("");
      table.lines().forEach(shell.console().out()::println);
    }
    if (output != null) {
      shell.console().say("%nMore: %s", output.said(files));
    }
    return Exit.DONE;
  }

  private SensitivityTable table(SensitivityQuestion.Kind kind, List<SensitivitySteps.Step> steps) {
    List<SensitivityTable.Row> rows = new ArrayList<>();
    for (SensitivitySteps.Step step : steps) {
      Answer answer = solvers.apply(step.problem()).solve(step.problem(), budget, shell.watch());
      rows.add(
          answer.read(
              solved -> row(step, solved.plan(), ""),
              late -> row(step, late.best(), late.because()),
              none -> row(step, null, String.join(" ", none.relaxation())),
              bad -> row(step, null, bad.because())));
    }
    PlanningProblem first = steps.get(0).problem();
    return new SensitivityTable(
        kind, rows, first.reference().parameters().currency(), title(first));
  }

  private static SensitivityTable.Row row(SensitivitySteps.Step step, Plan plan, String because) {
    return new SensitivityTable.Row(step.value(), step.asked(), step.problem(), plan, because);
  }

  private static String title(PlanningProblem problem) {
    return "%s (%s), %s from %s, policy %s"
        .formatted(
            problem.reference().name(),
            problem.subset().name(),
            Figures.count(problem.months(), "month"),
            problem.reference().firstMonth(),
            problem.policy());
  }

  private static String sites(PlanningProblem problem) {
    return problem.sites().kind() == Sites.Kind.FREE
        ? "recycling centres free: chosen anew for every value (--sites existing keeps them)"
        : "recycling centres fixed: only flows answer";
  }

  private static Map<String, Supplier<String>> files(List<SensitivityTable> tables) {
    Map<String, Supplier<String>> files = new LinkedHashMap<>();
    for (SensitivityTable table : tables) {
      String name = "sensitivity-" + table.kind().option();
      files.put(name + ".csv", () -> PlanFiles.lines(table.csv()));
      files.put(name + ".svg", table::svg);
    }
    return files;
  }
}
