package org.looptwin.coordinate.markov;

import org.looptwin.coordinate.api.CoordinationReport;
import org.looptwin.coordinate.api.Coordinator;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.api.LoopQuestion;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.markov.study.Study;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The five actors of a loop: each for itself, together, and under a contract. */
@Component
public final class MarkovCoordinator implements Coordinator {
  private final LinearSolvers solvers;

  @Activate
  public MarkovCoordinator(@Reference LinearSolvers solvers) {
    this.solvers = solvers;
  }

  @Override
  public CoordinationReport coordinate(LoopData data, LoopQuestion question)
      throws NoValueException {
    return Study.of(data, question, solvers.best()).report();
  }
}
