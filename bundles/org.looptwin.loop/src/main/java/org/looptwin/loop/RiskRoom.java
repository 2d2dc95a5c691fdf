package org.looptwin.loop;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.looptwin.decision.api.PlanPolicy;
import org.looptwin.decision.api.RiskDesk;
import org.looptwin.decision.api.RiskWeights;
import org.looptwin.decision.api.Stance;
import org.looptwin.model.network.Case;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Front;
import org.looptwin.optimise.api.FrontQuestion;
import org.looptwin.optimise.api.Fronts;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Watch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The attitude of the plans: set on the loop's thread, chosen from fronts that are found on a
 * thread of their own.
 */
final class RiskRoom implements RiskDesk {
  private static final Logger LOG = LoggerFactory.getLogger(RiskRoom.class);
  private static final Budget BUDGET = new Budget(Duration.ofMinutes(5), 1e-3, 1);
  private static final double EVEN = 0.5;

  private final Driver driver;
  private final Planner planner;
  private final double carbonEurT;
  private final Supplier<Optional<Fronts>> fronts;
  private final Clock clock;
  private final List<String> rules;
  private volatile FrontView front = FrontView.NONE;
  private volatile boolean cancelled;
  private volatile OutsideLines.Policy wanted;

  RiskRoom(
      Case reference, Tools tools, Driver driver, Supplier<Optional<Fronts>> fronts, Clock clock) {
    this.driver = driver;
    this.fronts = fronts;
    this.clock = clock;
    this.carbonEurT = reference.parameters().carbonPriceEurT();
    this.planner = new Planner(reference, tools, driver::stopping);
    this.rules = new Duties(tools.compliance()).known(reference);
  }

  @Override
  public Stance stance() {
    return driver.view().situation().stance();
  }

  /**
   * Not waited for: the loop may not have begun yet. Where the ledger does not take its line the
   * loop begins again after a pause, and takes the policy up once more: until the line is written,
   * or another policy is set.
   */
  @Override
  public void adopt(PlanPolicy policy, String by) {
    for (String rule : policy.rules()) {
      if (!rules.contains(rule)) {
        throw new IllegalArgumentException(
            "The policy rows name '%s', expected some of %s."
                .formatted(rule, String.join(", ", rules)));
      }
    }
    OutsideLines.Policy set = new OutsideLines.Policy(policy, mark(by));
    wanted = set;
    order(set);
  }

  @Override
  public List<String> rules() {
    return rules;
  }

  private void order(OutsideLines.Policy set) {
    driver
        .order(conductor -> adopted(conductor, set))
        .whenComplete(
            (done, failure) -> {
              if (failure != null && wanted == set) {
                LOG.error(
                    "The policy {} could not be recorded ({}); it is tried again when the loop"
                        + " has begun again",
                    set.policy(),
                    failure.getMessage());
                order(set);
              }
            });
  }

  private boolean adopted(Conductor conductor, OutsideLines.Policy set) {
    boolean other = wanted == set && !conductor.outside().stance().policy().equals(set.policy());
    if (other) {
      conductor.outside().adopt(set);
    }
    return other;
  }

  @Override
  public boolean prefer(RiskWeights weights, String by, String comment) {
    return driver
        .order(
            conductor -> {
              boolean other = !conductor.outside().stance().weights().equals(weights);
              if (other) {
                conductor.outside().prefer(new OutsideLines.Preferred(weights, mark(by), comment));
              }
              return other;
            })
        .orTimeout(60, TimeUnit.SECONDS)
        .join();
  }

  private Stance.Mark mark(String by) {
    return new Stance.Mark(by, clock.instant());
  }

  @Override
  public FrontView front() {
    return front;
  }

  @Override
  public synchronized boolean beginFront(int points, String by) {
    if (front.state() == FrontView.State.RUNNING) {
      return false;
    }
    DeskView now = driver.view();
    cancelled = false;
    front =
        new FrontView(
            FrontView.State.RUNNING,
            mark(by),
            now.inForce() == null ? null : now.inForce().id(),
            Double.NaN,
            Double.NaN,
            List.of(),
            -1,
            -1,
            "",
            0);
    Thread work = new Thread(() -> find(now, points), "looptwin-front");
    work.setDaemon(true);
    work.start();
    return true;
  }

  @Override
  public synchronized boolean cancelFront() {
    boolean running = front.state() == FrontView.State.RUNNING;
    cancelled |= running;
    return running;
  }

  private void find(DeskView now, int points) {
    FrontView begun = front;
    FrontView found;
    try {
      found = found(begun, now, points);
    } catch (RuntimeException | Error e) { // whatever ends this thread ends the front
      LOG.warn("A front failed", e);
      found = ended(begun, FrontView.State.FAILED, "it failed: " + e);
    }
    end(found);
    LOG.info("The front asked for by {} is {}", begun.by().by(), front.state());
  }

  private synchronized void end(FrontView found) {
    front =
        cancelled && found.state() == FrontView.State.DONE
            ? ended(found, FrontView.State.CANCELLED, "It was cancelled.")
            : found;
  }

  private FrontView found(FrontView begun, DeskView now, int points) {
    Plan inForce = now.inForce();
    Optional<Fronts> finder = fronts.get();
    if (inForce == null || finder.isEmpty()) {
      return ended(
          begun,
          FrontView.State.FAILED,
          inForce == null
              ? "There is no plan in force yet. Maybe GET /health/ready says why."
              : "No finder of fronts is there. Maybe start the bundle"
                  + " org.looptwin.optimise.pareto.");
    }
    PlanningProblem problem = planner.unweighted(now);
    FrontQuestion question = new FrontQuestion(points, false, EVEN, false, "auto", BUDGET);
    Front answer = finder.get().front(problem, question, watch(begun));
    FrontView view = view(begun, answer, problem);
    if (cancelled) {
      return ended(view, FrontView.State.CANCELLED, "It was cancelled.");
    }
    return view.points().isEmpty()
        ? ended(view, FrontView.State.FAILED, answer.because())
        : ended(view, FrontView.State.DONE, answer.because());
  }

  private FrontView view(FrontView begun, Front answer, PlanningProblem problem) {
    MonthlySeries price = problem.outlooks().carbonEurT();
    double mean =
        price == null
            ? carbonEurT
            : java.util.Arrays.stream(price.toArray()).average().orElse(carbonEurT);
    FrontWeights weights = new FrontWeights(answer.points(), mean);
    List<Point> points =
        IntStream.range(0, answer.points().size())
            .mapToObj(i -> point(answer.points().get(i), weights.of(i)))
            .toList();
    return new FrontView(
        FrontView.State.RUNNING,
        begun.by(),
        begun.planId(),
        points.size(),
        points.size(),
        points,
        answer.picks() == null ? -1 : answer.picks().knee(),
        answer.picks() == null ? -1 : answer.picks().topsis(),
        "",
        answer.seconds());
  }

  private static Point point(Front.Point found, RiskWeights weights) {
    return new Point(
        found.costEur(),
        found.emissionsT(),
        found.disruptionEur(),
        found.sites(),
        found.gap(),
        weights);
  }

  private static FrontView ended(FrontView view, FrontView.State state, String because) {
    return new FrontView(
        state,
        view.by(),
        view.planId(),
        view.done(),
        view.expected(),
        view.points(),
        view.knee(),
        view.balanced(),
        because,
        view.seconds());
  }

  private Watch watch(FrontView begun) {
    return new Watch() {
      @Override
      public boolean cancelled() {
        return cancelled || driver.stopping();
      }

      @Override
      public void progress(double done, double expected, double seconds) {
        front =
            new FrontView(
                begun.state(),
                begun.by(),
                begun.planId(),
                done,
                expected,
                List.of(),
                -1,
                -1,
                "",
                seconds);
      }
    };
  }
}
