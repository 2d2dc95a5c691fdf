package org.looptwin.model.json;

import java.util.List;
import org.looptwin.model.json.Problem.Severity;
import org.looptwin.model.network.Case;

/**
 * What reading a case folder gave.
 *
 * @param reference the case; null when there are errors
 * @param problems every problem found, in file order within each file; at most 1000
 */
public record CaseReading(Case reference, List<Problem> problems) {
  public CaseReading {
    problems = List.copyOf(problems);
  }

  /** The problems that make the case unusable. */
  public List<Problem> errors() {
    return problems.stream().filter(problem -> problem.severity() == Severity.ERROR).toList();
  }

  /** The problems that do not. */
  public List<Problem> warnings() {
    return problems.stream().filter(problem -> problem.severity() == Severity.WARNING).toList();
  }
}
