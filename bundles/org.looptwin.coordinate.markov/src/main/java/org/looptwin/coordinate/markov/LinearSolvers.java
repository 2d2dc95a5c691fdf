package org.looptwin.coordinate.markov;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.looptwin.optimise.api.LinearSolver;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The linear solvers that are there. */
@Component(service = LinearSolvers.class)
public final class LinearSolvers {
  private final List<LinearSolver> solvers = new CopyOnWriteArrayList<>();

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  public void bindLinearSolver(LinearSolver solver) {
    solvers.add(solver);
  }

  void unbindLinearSolver(LinearSolver solver) {
    solvers.remove(solver);
  }

  /** HiGHS where it is there, else the one that carries the largest models. */
  public Optional<LinearSolver> best() {
    return solvers.stream()
        .max(
            Comparator.comparing((LinearSolver one) -> one.name().equals("highs"))
                .thenComparing(LinearSolver::practicalIntegers));
  }
}
