package org.looptwin.shell.plan;

import java.util.List;
import org.looptwin.optimise.api.Concession;
import org.looptwin.optimise.api.PlanningProblem;

/** That a question has no plan, and what would have to give way: a page and a table. */
public final class RelaxationPage {
  private final PlanningProblem problem;
  private final List<String> lines;
  private final List<Concession> concessions;

  /**
   * @param lines in words
   * @param concessions the same as values
   */
  public RelaxationPage(PlanningProblem problem, List<String> lines, List<Concession> concessions) {
    this.problem = problem;
    this.lines = lines;
    this.concessions = concessions;
  }

  public String html() {
    PageFrame frame =
        new PageFrame(
            "No plan exists",
            "%s (%s), %s from %s, policy %s"
                .formatted(
                    problem.reference().name(),
                    problem.subset().name(),
                    Figures.count(problem.months(), "month"),
                    problem.reference().firstMonth(),
                    problem.policy()));
    frame.section("What would have to give way");
    frame.list(lines);
    frame.end();
    if (!concessions.isEmpty()) {
      frame.section("Limits and amounts");
      frame.table(List.of("Limit", "At", "Commodity", "#Month", "#Amount", "Unit", "In words"));
      for (Concession one : concessions) {
        frame.row(
            "",
            one.kind().name(),
            one.at(),
            one.commodity() == null ? "" : one.commodity().name(),
            "#" + (one.month() == 0 ? "all" : one.month()),
            "#" + Figures.say("%.3f", one.amount()),
            one.unit(),
            one.sentence());
      }
      frame.endTable();
      frame.end();
    }
    return frame.html();
  }

  /** One row for each limit. */
  public List<String> csv() {
    List<String> rows =
        new java.util.ArrayList<>(List.of("kind,at,commodity,month,amount,unit,sentence"));
    for (Concession one : concessions) {
      rows.add(
          PlanTables.row(
              one.kind(),
              one.at(),
              one.commodity() == null ? "" : one.commodity(),
              one.month(),
              one.amount(),
              one.unit(),
              one.sentence()));
    }
    return rows;
  }
}
