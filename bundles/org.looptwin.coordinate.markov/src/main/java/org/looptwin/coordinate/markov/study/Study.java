package org.looptwin.coordinate.markov.study;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.looptwin.coordinate.api.CoordinationReport;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.api.LoopQuestion;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.markov.actors.Numbers;
import org.looptwin.coordinate.markov.actors.Ring;
import org.looptwin.optimise.api.LinearSolver;

/** Everything about the five actors that was asked for. */
public final class Study {
  private static final double DETECTION = 0.5;

  private final LoopData data;
  private final LoopQuestion question;
  private final Optional<LinearSolver> solver;

  public Study(LoopData data, LoopQuestion question, Optional<LinearSolver> solver) {
    this.data = Double.isNaN(question.gamma()) ? data : with(data, question.gamma());
    this.question = question;
    this.solver = solver;
  }

  private static LoopData with(LoopData data, double gamma) {
    Map<String, Double> settings = new HashMap<>(data.settings());
    settings.put("gamma", gamma);
    return data.settings(settings);
  }

  public CoordinationReport report() throws NoValueException {
    Page page = new Page("Coordination of the five actors");
    SingleStudy singles = new SingleStudy(data, question);
    singles.tell(page, singles.all());
    if (!question.literal()) {
      together(page);
    }
    if (question.learners()) {
      new LearnerStudy(data, question).tell(page);
    }
    if (question.sweep()) {
      new SweepStudy(data, question).tell(page);
    }
    return page.report();
  }

  private void together(Page page) throws NoValueException {
    RingStudy ring = new RingStudy(Ring.of(new Numbers(data, true, false)), question);
    ring.tell(page);
    double coordinated = Double.NaN;
    if (question.contract()) {
      LinearSolver linear =
          solver.orElseThrow(
              () ->
                  new IllegalStateException("There is no linear solver, expected highs or ojalgo"));
      ContractStudy contract =
          new ContractStudy(ring, question, data.setting("detection", DETECTION), linear);
      contract.tell(page);
      coordinated = contract.total();
    }
    ring.compare(page, coordinated);
  }
}
