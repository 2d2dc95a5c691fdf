package org.looptwin.coordinate.markov.exact;

import java.util.concurrent.CancellationException;
import org.looptwin.coordinate.api.DecisionAnswer;
import org.looptwin.coordinate.api.DecisionMethod;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.DecisionQuestion;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.markov.exact.ValueIteration.Kind;

/** Chooses among the methods that compute. */
public final class ExactSolver {
  private static final String STOPPED = "stopped before it was solved, as asked";

  /** The study's threshold. */
  static final double PAPER_THRESHOLD = 0.01;

  private final TableMemory memory;

  public ExactSolver() {
    this(TableMemory.ofHeap());
  }

  ExactSolver(TableMemory memory) {
    this.memory = memory;
  }

  /**
   * @throws NoValueException when there is no finite value, or it was stopped
   * @throws IllegalArgumentException when the tables of a horizon do not fit into memory
   */
  public DecisionAnswer solve(DecisionProcess process, DecisionQuestion question)
      throws NoValueException {
    try {
      return solve(process, question, new Patience(question.cancelled()));
    } catch (CancellationException e) {
      throw new NoValueException(STOPPED);
    }
  }

  private DecisionAnswer solve(
      DecisionProcess process, DecisionQuestion question, Patience patience)
      throws NoValueException {
    if (question.horizon() > 0) {
      FiniteHorizon.check(process, question.horizon(), memory);
      return new FiniteHorizon(process, patience).solve(question.horizon());
    }
    if (question.average()) {
      return new AverageReward(process, question.tolerance(), patience).solve();
    }
    if (process.gamma() == 1) {
      return new Undiscounted(process, question.tolerance(), patience).solve();
    }
    if (question.method() == DecisionMethod.PI) {
      return new PolicyIteration(process, patience).solve();
    }
    ValueIteration iteration = new ValueIteration(process, question.tolerance(), patience);
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
