package org.looptwin.optimise.tck;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Solver;
import org.looptwin.optimise.api.Watch;

/**
 * What a solver answered: every question is put once, and the promises look at the same answers.
 * For one interview at a time.
 */
final class Interview {
  /** Ample for questions that an exact solver answers in a tenth of a second. */
  static final Budget BUDGET = new Budget(Duration.ofSeconds(5), 1e-3, 1);

  /** A busy machine's excuse for being late. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  private final List<Question> questions;
  private final Map<String, Answer> answers = new HashMap<>();
  private Solver asked;

  private Interview(List<Question> questions) {
    this.questions = questions;
  }

  static Interview overAllQuestions() {
    TinyCase tiny = new TinyCase();
    return new Interview(
        List.of(
            TwoSuppliers.calmMonth(),
            TwoSuppliers.unreliable(),
            TwoSuppliers.impossible(),
            tiny.oneMonth(),
            tiny.unreliable(),
            tiny.year()));
  }

  /** Feasible questions that the solver accepts, the smallest first. */
  List<Question> accepted(Solver solver) {
    return acceptedOf(solver, true);
  }

  /** Questions without a plan that the solver accepts. */
  List<Question> impossible(Solver solver) {
    return acceptedOf(solver, false);
  }

  List<Question> all() {
    return questions;
  }

  private List<Question> acceptedOf(Solver solver, boolean feasible) {
    List<Question> accepted = new ArrayList<>();
    for (Question question : questions) {
      if (question.feasible() == feasible && solver.accepts(question.problem())) {
        accepted.add(question);
      }
    }
    return accepted;
  }

  /** The answer to a question, asked for when it has not been yet. */
  Answer answer(Solver solver, Question question) {
    if (asked != solver) {
      asked = solver;
      answers.clear();
    }
    return answers.computeIfAbsent(
        question.name(), name -> ask(solver, question, BUDGET, Watch.NONE, BUDGET.time()));
  }

  /**
   * Asks on a thread of its own.
   *
   * @param limit after which, and a grace, the solver must have returned
   * @throws IllegalStateException when the solver throws, returns null or does not return
   */
  static Answer ask(Solver solver, Question question, Budget budget, Watch watch, Duration limit) {
    FutureTask<Answer> task = start(solver, question, budget, watch);
    return await(task, question, limit);
  }

  static FutureTask<Answer> start(Solver solver, Question question, Budget budget, Watch watch) {
    FutureTask<Answer> task =
        new FutureTask<>(() -> solver.solve(question.problem(), budget, watch));
    Thread thread = new Thread(task, "contract: " + question.name());
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  static Answer await(FutureTask<Answer> task, Question question, Duration limit) {
    try {
      Answer answer = task.get(limit.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
      if (answer == null) {
        throw new Broken("It answered null to '%s', expected an Answer.", question.name());
      }
      return answer;
    } catch (ExecutionException e) {
      throw new Broken(
          "It threw %s on '%s', expected an Answer. Maybe return Failed(because).",
          e.getCause(), question.name());
    } catch (TimeoutException e) {
      throw new Broken(
          "It had not returned %s s after it had to on '%s'. Maybe ask watch.cancelled() once a"
              + " second and keep budget.time().",
          GRACE.toSeconds(), question.name());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Broken("The trial of '%s' was interrupted.", question.name());
    } finally {
      task.cancel(true);
    }
  }
}
