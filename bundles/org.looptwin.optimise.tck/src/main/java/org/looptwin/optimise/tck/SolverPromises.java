package org.looptwin.optimise.tck;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.looptwin.optimise.api.Solver;
import org.looptwin.plugin.api.Check;
import org.looptwin.plugin.api.Contract;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * What every {@link Solver} promises, exact or not: possible plans, true bounds, an answer for
 * every question, an end when it is told to end. How good a heuristic is, is not asked.
 */
@Component(service = Contract.class, property = "name=Solver")
public final class SolverPromises implements Contract<Solver> {
  @Activate
  public SolverPromises() {}

  @Override
  public String name() {
    return "Solver";
  }

  @Override
  public Class<Solver> spi() {
    return Solver.class;
  }

  @Override
  public boolean appliesTo(Map<String, ?> properties) {
    return true;
  }

  @Override
  public List<Check<Solver>> checks() {
    Interview interview = Interview.overAllQuestions();
    Honesty honesty = new Honesty(interview);
    Manners manners = new Manners(interview);
    return List.of(
        check("it has a short name that stays the same", manners::named),
        check(
            "it accepts a question of the contract, and the same when asked again",
            manners::accepts),
        check("it answers what it accepts with a plan, in time", honesty::answers),
        check("every plan is possible and adds up", honesty::possible),
        check("no plan is cheaper than the cheapest there is", honesty::notTooCheap),
        check("no bound is above what the cheapest plan costs", honesty::boundTrue),
        check("a plan is called proven only when it is", honesty::provenTrue),
        check("where no plan exists it gives none and says why", honesty::impossible),
        check("it stops when it is told to", manners::stops),
        check("equal questions get equal plans", manners::repeats),
        check("two threads at once get what one gets", manners::shared));
  }

  static Check<Solver> check(String promise, Trial trial) {
    return new Check<>(
        promise,
        solver -> {
          try {
            trial.of(solver);
            return Optional.empty();
          } catch (Broken broken) {
            return Optional.of(broken.getMessage());
          }
        });
  }

  /** A promise tried. */
  interface Trial {
    /**
     * @throws Broken when the promise is broken
     */
    void of(Solver solver);
  }
}
