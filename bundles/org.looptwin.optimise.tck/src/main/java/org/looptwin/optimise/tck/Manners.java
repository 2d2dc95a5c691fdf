package org.looptwin.optimise.tck;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Solver;
import org.looptwin.optimise.api.Watch;

/** Whether a solver can be lived with: stops, repeats itself, serves two at once. */
final class Manners {
  private static final Budget LONG = new Budget(Duration.ofMinutes(2), 0, 1);

  private final Interview interview;

  Manners(Interview interview) {
    this.interview = interview;
  }

  void named(Solver solver) {
    String name = solver.name();
    if (name == null || !name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
      throw new Broken("Its name is '%s', expected 1 to 40 letters, digits, dots or dashes.", name);
    }
    String again = solver.name();
    if (!name.equals(again)) {
      throw new Broken("Its name was '%s', then '%s'.", name, again);
    }
  }

  void accepts(Solver solver) {
    List<Question> once = interview.accepted(solver);
    if (once.isEmpty()) {
      throw new Broken(
          "It accepts none of %s. A solver that answers nothing the contract asks cannot be tried.",
          interview.all().stream().filter(Question::feasible).map(Question::name).toList());
    }
    List<Question> again = interview.accepted(solver);
    if (!again.equals(once)) {
      throw new Broken("It accepts %s, asked again %s.", names(once), names(again));
    }
  }

  void stops(Solver solver) {
    Question hardest = hardest(solver);
    Interview.ask(solver, hardest, LONG, cancelledFrom(1), Duration.ZERO);
    Interview.ask(solver, hardest, LONG, cancelledFrom(3), Duration.ofSeconds(2));
  }

  void repeats(Solver solver) {
    Question hardest = hardest(solver);
    Answer once = interview.answer(solver, hardest);
    Interview.ask(solver, easiest(solver), Interview.BUDGET, Watch.NONE, Interview.BUDGET.time());
    Answer again =
        Interview.ask(solver, hardest, Interview.BUDGET, Watch.NONE, Interview.BUDGET.time());
    equal(hardest, once, again, "asked again");
  }

  void shared(Solver solver) {
    Question hardest = hardest(solver);
    Question easiest = easiest(solver);
    FutureTask<Answer> one = Interview.start(solver, hardest, Interview.BUDGET, Watch.NONE);
    FutureTask<Answer> other = Interview.start(solver, easiest, Interview.BUDGET, Watch.NONE);
    Duration both = Interview.BUDGET.time().multipliedBy(2);
    Answer here = Interview.await(one, hardest, both);
    Answer there = Interview.await(other, easiest, both);
    equal(hardest, interview.answer(solver, hardest), here, "beside another question");
    equal(easiest, interview.answer(solver, easiest), there, "beside another question");
  }

  private static void equal(Question question, Answer expected, Answer got, String when) {
    String difference = Difference.between(expected, got);
    if (!difference.isEmpty()) {
      throw new Broken(
          "'%s' has another answer when it is %s: %s. Maybe it draws without the seed, keeps state,"
              + " or ends by the clock.",
          question.name(), when, difference);
    }
  }

  /** The last accepted question is the largest. */
  private Question hardest(Solver solver) {
    List<Question> accepted = interview.accepted(solver);
    return accepted.get(accepted.size() - 1);
  }

  private Question easiest(Solver solver) {
    return interview.accepted(solver).get(0);
  }

  private static List<String> names(List<Question> questions) {
    return questions.stream().map(Question::name).toList();
  }

  private static Watch cancelledFrom(int question) {
    AtomicInteger asked = new AtomicInteger();
    return new Watch() {
      @Override
      public boolean cancelled() {
        return asked.incrementAndGet() >= question;
      }
    };
  }
}
