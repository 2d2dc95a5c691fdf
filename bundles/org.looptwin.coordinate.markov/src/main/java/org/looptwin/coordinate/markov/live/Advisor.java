package org.looptwin.coordinate.markov.live;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.coordinate.api.DecisionMethod;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.DecisionQuestion;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.api.Objective;
import org.looptwin.coordinate.markov.actors.Actor;
import org.looptwin.coordinate.markov.actors.Consumer;
import org.looptwin.coordinate.markov.actors.Distributor;
import org.looptwin.coordinate.markov.actors.DistributorSolver;
import org.looptwin.coordinate.markov.actors.Habit;
import org.looptwin.coordinate.markov.actors.Numbers;
import org.looptwin.coordinate.markov.actors.Ring;
import org.looptwin.coordinate.markov.actors.Singles;
import org.looptwin.coordinate.markov.actors.TeamPlan;
import org.looptwin.coordinate.markov.exact.ExactSolver;

/**
 * What each actor should do now: for itself against the present rates, and as part of the common
 * plan. A stock that nobody measures is taken to stand where it ordinarily does.
 */
final class Advisor {
  /** Stocks of the distributor are cut here, so that an answer takes little time and memory. */
  static final int MOST_STOCK = 30;

  private static final double TOLERANCE = 1e-5;
  private static final long BYTES = 64 << 20;

  private final LoopData data;
  private final Numbers numbers;
  private final Map<String, Double> measured;
  private final double[] units = new double[Ring.stockNames().length];
  private final Map<Actor, String> alone = new LinkedHashMap<>();

  /**
   * @param data with the present rates
   * @param measured units of the stocks that are measured, by {@link Ring#stockNames()}
   */
  Advisor(LoopData data, Map<String, Double> measured) {
    this.data = data;
    this.numbers = new Numbers(data, false, false);
    this.measured = measured;
  }

  /** [actor] its stocks, what it does for itself, what the common plan has it do. */
  List<Map<String, Object>> advice() throws NoValueException {
    manufacturer();
    distributor();
    consumer();
    Singles singles = new Singles(numbers);
    trader(Actor.RECYCLER, 7, singles.recycler());
    trader(Actor.REUSER, 8, singles.reuser());
    Ring ring = Ring.of(new Numbers(data, true, false));
    TeamPlan team = TeamPlan.of(ring, ring.game(), Objective.SUM, () -> false);
    int state = ring.nearest(units);
    return Arrays.stream(Actor.values()).map(actor -> document(actor, team, state)).toList();
  }

  private Map<String, Object> document(Actor actor, TeamPlan team, int state) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("actor", actor.word());
    node.put("alone", alone.get(actor));
    node.put("together", team.words(actor, state));
    node.put(
        "stocks",
        java.util.stream.IntStream.range(0, units.length)
            .filter(k -> Ring.stockNames()[k].startsWith(actor.word() + " "))
            .mapToObj(k -> stock(actor, k))
            .toList());
    return node;
  }

  private Map<String, Object> stock(Actor actor, int k) {
    String name = Ring.stockNames()[k];
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("name", name.substring(actor.word().length() + 1));
    node.put("units", Math.rint(100 * units[k]) / 100);
    node.put("measured", measured.containsKey(name));
    return node;
  }

  private double stands(int k, double ordinary) {
    units[k] = measured.getOrDefault(Ring.stockNames()[k], ordinary);
    return units[k];
  }

  private void does(Actor actor, int... act) {
    alone.put(actor, TeamPlan.said(Ring.decisions(actor), act));
  }

  private static int[] policy(DecisionProcess process) throws NoValueException {
    return new ExactSolver()
        .solve(process, DecisionQuestion.of(DecisionMethod.MPI).within(TOLERANCE))
        .policy();
  }

  private static int at(int[] policy, double stock) {
    return policy[(int) Math.min(policy.length - 1.0, Math.max(0, Math.rint(stock)))];
  }

  private void manufacturer() throws NoValueException {
    Singles singles = new Singles(numbers);
    DecisionProcess fresh = singles.manufacturerNew();
    DecisionProcess reused = singles.manufacturerReused();
    int[] make = policy(fresh);
    int[] order = policy(reused);
    double n = stands(0, Habit.stock(fresh, make));
    double r = stands(1, Habit.stock(reused, order));
    does(Actor.MANUFACTURER, at(make, n), at(order, r));
  }

  private void distributor() throws NoValueException {
    Map<String, Integer> caps = new HashMap<>(data.caps());
    for (String cap : List.of("Nmax", "Rmax", "Wmax")) {
      caps.computeIfPresent(cap, (key, most) -> Math.min(most, MOST_STOCK));
    }
    Distributor distributor = new Distributor(new Numbers(data.caps(caps), false, false));
    DistributorSolver.Result result =
        new DistributorSolver(distributor, BYTES).solve(TOLERANCE, () -> false);
    double[] ordinary = result.ordinary();
    double[] now = {
      stands(2, ordinary[0]), stands(3, ordinary[1]), stands(4, ordinary[2]), ordinary[3]
    };
    does(Actor.DISTRIBUTOR, result.nearest(now));
  }

  private void consumer() throws NoValueException {
    Consumer consumer = new Consumer(numbers);
    Consumer.Result result = consumer.solve(TOLERANCE, () -> false);
    double[] ordinary = consumer.ordinary(result);
    double packs = stands(5, ordinary[0] / consumer.kwhPerPack());
    double need = stands(6, ordinary[1]);
    int action = result.policy()[consumer.state(packs * consumer.kwhPerPack(), need)];
    int handIns = consumer.handIns() + 1;
    does(Actor.CONSUMER, action / handIns, action % handIns);
  }

  private void trader(Actor actor, int k, DecisionProcess process) throws NoValueException {
    int[] policy = policy(process);
    does(actor, Singles.parts(process, at(policy, stands(k, Habit.stock(process, policy)))));
  }
}
