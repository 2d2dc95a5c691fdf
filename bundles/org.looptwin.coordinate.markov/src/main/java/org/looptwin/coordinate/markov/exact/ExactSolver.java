package org.looptwin.coordinate.markov.exact;

import org.looptwin.coordinate.api.DecisionAnswer;
import org.looptwin.coordinate.api.DecisionMethod;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.DecisionQuestion;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.markov.exact.ValueIteration.Kind;

/** Chooses among the methods that compute. */
public final class ExactSolver {
  /** The study's threshold. */
  static final double PAPER_THRESHOLD = 0.01;

  /**
   * @throws NoValueException when there is no finite value
   */
  public DecisionAnswer solve(DecisionProcess process, DecisionQuestion question)
      throws NoValueException {
    if (question.horizon() > 0) {
      return new FiniteHorizon(process).solve(question.horizon());
    }
    if (question.average()) {
      return new AverageReward(process, question.tolerance(), question.cancelled()).solve();
    }
    if (process.gamma() == 1) {
      return new Undiscounted(process, question.tolerance(), question.cancelled()).solve();
    }
    if (question.method() == DecisionMethod.PI) {
      return new PolicyIteration(process, question.cancelled()).solve();
    }
    ValueIteration iteration =
        new ValueIteration(process, question.tolerance(), question.cancelled());
    return switch (question.method()) {
      case PAPER -> iteration.asPrinted(PAPER_THRESHOLD);
      case GS -> iteration.solve(Kind.GAUSS_SEIDEL);
      case MPI -> iteration.solve(Kind.MODIFIED);
      default -> iteration.solve(Kind.JACOBI);
    };
  }

  /** The optimum, as exactly as rounding allows. */
  public DecisionAnswer optimum(DecisionProcess process) throws NoValueException {
    return solve(process, DecisionQuestion.of(DecisionMethod.PI));
  }
}
