package org.looptwin.coordinate.markov.deal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.looptwin.coordinate.api.EnforcementQuestion;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.markov.actors.Actor;
import org.looptwin.coordinate.markov.actors.Numbers;
import org.looptwin.coordinate.markov.actors.Ring;
import org.looptwin.coordinate.markov.contract.Enforcement;
import org.looptwin.coordinate.markov.game.StochasticGame;
import org.looptwin.optimise.api.LinearSolver;

/**
 * A contract over time in a world that changes. What the monitor sees is judged at the end of every
 * window; an indicator that is surely outside its band in two windows one after the other has the
 * contract made anew from the rates seen. What standing alone is worth follows the rates, too.
 * Where compliance is missing, penalties are doubled, and who is tempted gives in half as often
 * (our assumption).
 */
public final class ContractLife {
  private static final int WINDOW = 500;
  private static final double TEMPTATION = 0.02;

  private final Deal first;
  private final EnforcementQuestion question;
  private final boolean updating;
  private final LinearSolver solver;
  private final BooleanSupplier cancelled;
  private final SplittableRandom random;
  private final List<Window> windows = new ArrayList<>();
  private final List<Update> updates = new ArrayList<>();
  private final Map<String, Integer> since = new HashMap<>();
  private final Set<String> settled = new HashSet<>();
  private final double[] profit = new double[Actor.COUNT];
  private LoopData world;
  private double temptation = TEMPTATION;
  private Deal deal;
  private Situation believed;
  private long deviations;

  /**
   * @param first the contract to begin with
   * @param updating false: it stands whatever happens
   */
  public ContractLife(
      Deal first,
      EnforcementQuestion question,
      boolean updating,
      long seed,
      LinearSolver solver,
      BooleanSupplier cancelled) {
    this.first = first;
    this.question = question;
    this.updating = updating;
    this.solver = solver;
    this.cancelled = cancelled;
    this.random = new SplittableRandom(seed);
    this.world = first.data();
    this.deal = first;
    this.believed = first.situation();
  }

  /**
   * A contract that took another's place, or was found to be the best there is.
   *
   * @param period after which
   * @param agreed as it was made
   * @param before the same at the rates seen
   * @param after null where the terms stand
   */
  public record Update(int period, List<Departure> causes, Deal agreed, Deal before, Deal after) {}

  /** The indicators of the periods up to this one, and which of them are surely outside. */
  public record Window(int end, Map<String, Reading> readings, List<String> outside) {}

  /**
   * @param profit [player] of all periods, payments included
   */
  public record Course(
      List<Window> windows, List<Update> updates, double[] profit, double compliance) {}

  /** Periods after which the indicators of a case's contract are judged, each time. */
  public static int window(LoopData data) {
    return Math.max(10, (int) data.setting("contract_window", WINDOW));
  }

  /** Once. */
  public Course course() throws NoValueException {
    int size = window(first.data());
    StochasticGame game = first.situation().game();
    Enforcement play = play(game);
    Monitor monitor = new Monitor(deal, size);
    int state = 0;
    for (int period = 1; period <= question.periods(); period++) {
      if (changes(period)) {
        game = Ring.of(new Numbers(world, true, false)).game();
        play = play(game);
      }
      Enforcement.Period one = play.period(state, temptation / deal.firmness(), random);
      monitor.saw(state, one);
      count(one);
      state = one.next();
      if (monitor.full()) {
        if (updating) {
          judge(monitor, period, size);
          play = play(game);
        }
        monitor = new Monitor(deal, size);
      }
      if (cancelled.getAsBoolean()) {
        throw new NoValueException("stopped in period %d of a contract".formatted(period));
      }
    }
    double decisions = (double) question.periods() * Actor.COUNT;
    return new Course(windows, updates, profit, 1 - deviations / decisions);
  }

  private Enforcement play(StochasticGame game) {
    return new Enforcement(game, deal.contract(), deal.situation().alone().strategies());
  }

  private void count(Enforcement.Period one) {
    deviations += one.deviations();
    for (int k = 0; k < profit.length; k++) {
      profit[k] += one.profit()[k];
    }
  }

  /** Whether rates of the world become others in this period. */
  private boolean changes(int period) {
    boolean rates = false;
    for (EnforcementQuestion.Change change : question.changes()) {
      if (change.period() == period && change.what().equals(EnforcementQuestion.TEMPTATION)) {
        temptation = change.to();
      } else if (change.period() == period) {
        Map<String, Double> means = new HashMap<>(world.means());
        means.put(change.what(), change.to());
        world = world.means(means);
        rates = true;
      }
    }
    return rates;
  }

  private void judge(Monitor monitor, int period, int size) throws NoValueException {
    if (monitor.rates().surelyOther(believed.data())) {
      believed = Situation.of(monitor.rates().in(believed.data()), believed.objective(), cancelled);
    }
    List<Departure> due = judged(monitor.readings(believed), period, size);
    if (!due.isEmpty()) {
      renegotiate(due, period);
    }
  }

  /** Those that are outside for the second time. */
  private List<Departure> judged(Map<String, Reading> readings, int period, int size) {
    List<Departure> due = new ArrayList<>();
    List<String> outside = new ArrayList<>();
    for (Band band : Band.of(deal, question.bands()).values()) {
      Reading reading = readings.get(band.indicator());
      if (!band.leftBy(reading)) {
        since.remove(band.indicator());
        settled.remove(band.indicator());
        continue;
      }
      outside.add(band.indicator());
      Integer begun = since.putIfAbsent(band.indicator(), period - size + 1);
      if (begun != null) {
        due.add(
            new Departure(
                band.indicator(), reading.value(), band.low(), band.high(), "period " + begun));
      }
    }
    windows.add(new Window(period, readings, outside));
    return due;
  }

  private void renegotiate(List<Departure> due, int period) throws NoValueException {
    boolean firmer =
        deal.mayBeFirmer() && due.stream().anyMatch(one -> one.indicator().equals(Band.COMPLIANCE));
    if (believed != deal.situation() || firmer) {
      Deal next = believed.deal(deal.firmness() * (firmer ? 2 : 1), solver);
      updates.add(new Update(period, due, deal, present(), next));
      deal = next;
      since.clear();
      settled.clear();
    } else if (due.stream().anyMatch(one -> !settled.contains(one.indicator()))) {
      updates.add(new Update(period, due, deal, deal, null));
      due.forEach(one -> settled.add(one.indicator()));
    }
  }

  /** The contract at the rates seen. */
  private Deal present() throws NoValueException {
    return Deal.of(believed, deal.contract(), deal.firmness());
  }
}
