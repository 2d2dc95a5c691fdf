package org.looptwin.coordinate.markov.actors;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;
import org.looptwin.coordinate.api.DecisionAnswer;
import org.looptwin.coordinate.api.DecisionMethod;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.DecisionQuestion;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.markov.exact.Chain;
import org.looptwin.coordinate.markov.exact.ExactSolver;

/**
 * Rates that agree with what the actors do: each solves its process against the rates it meets,
 * what it then orders and offers in the mean is the rate that its neighbours meet, and so on, half
 * a step at a time, until nothing moves. The consumer at the case's caps, its need and use given
 * from outside, as many of it as together buy what the case says; the others at the reduced caps.
 */
public final class MeanField {
  private static final int ROUNDS = 200;
  private static final int PERIODS = 300;
  private static final double STEP = 0.5;
  private static final double STILL = 1e-7;
  private static final double TOLERANCE = 1e-6;

  private final LoopData data;
  private final BooleanSupplier cancelled;
  private final Map<String, Double> flows = new LinkedHashMap<>();
  private final Map<String, Double> gains = new LinkedHashMap<>();

  public MeanField(LoopData data, BooleanSupplier cancelled) {
    this.data = data;
    this.cancelled = cancelled;
  }

  /**
   * Where it came to.
   *
   * @param flows units a period by who orders or offers what
   * @param rounds that were needed
   * @param moved most that a flow moved in the last round
   * @param gains by actor: most that it gains in any state by answering the last rates anew
   */
  public record Point(
      Map<String, Double> flows, int rounds, double moved, Map<String, Double> gains) {
    public boolean rests() {
      return moved < 10 * STILL;
    }
  }

  /** A process solved, and what its policy was before. */
  private final class Solved {
    private final DecisionProcess process;
    private final int[] policy;

    private Solved(String actor, DecisionProcess process, Map<String, int[]> before)
        throws NoValueException {
      this.process = process;
      DecisionAnswer answer =
          new ExactSolver()
              .solve(process, DecisionQuestion.of(DecisionMethod.MPI).within(TOLERANCE));
      policy = answer.policy();
      int[] old = before.put(actor, policy);
      gains.put(actor, old == null ? Double.NaN : gain(answer.v(), old));
    }

    private double gain(double[] best, int[] old) {
      int[] pairs = new int[old.length];
      for (int s = 0; s < old.length; s++) {
        pairs[s] = process.pair(s, old[s]);
      }
      double[] kept = Chain.of(process, pairs).values();
      double most = 0;
      for (int s = 0; s < best.length; s++) {
        most = Math.max(most, best[s] - kept[s]);
      }
      return most;
    }

    private double mean(IntUnaryOperator part) {
      double[] chance = Habit.after(process, policy, PERIODS);
      double mean = 0;
      for (int s = 0; s < chance.length; s++) {
        mean += chance[s] * part.applyAsInt(policy[s]);
      }
      return mean;
    }
  }

  public Point point() throws NoValueException {
    Map<String, int[]> policies = new HashMap<>();
    outside();
    flows.put("manufacturer orders reused", data.means().getOrDefault("reuser_supply", 0.0));
    flows.put("recycler offers", data.means().getOrDefault("recycler_to_reuser", 0.0));
    flows.put("reuser orders used", data.means().getOrDefault("recycler_to_reuser", 0.0));
    flows.put("reuser offers reused", data.means().getOrDefault("reuser_supply", 0.0));
    double moved = Double.POSITIVE_INFINITY;
    int round = 0;
    while (round < ROUNDS && moved > STILL) {
      if (cancelled.getAsBoolean()) {
        throw new NoValueException("stopped after %d rounds".formatted(round));
      }
      moved = round(policies);
      round++;
    }
    return new Point(flows, round, moved, gains);
  }

  /** Consumer and distributor: nothing that the others do comes back to them. */
  private void outside() throws NoValueException {
    Consumer consumer = new Consumer(new Numbers(data, false, false));
    double[] bought = consumer.flows(consumer.solve(TOLERANCE, cancelled));
    double consumers = consumers(bought[0]);
    gains.put("consumer", 0.0);
    flows.put("consumers, in number", consumers);
    flows.put("consumers buy", consumers * bought[0]);
    flows.put("packs come back", consumers * bought[0]); // in the long run what was bought
    Distributor distributor =
        new Distributor(
            numbers(
                Map.of(
                    "consumer_purchase", flows.get("consumers buy"),
                    "consumer_returns", flows.get("packs come back"))));
    double[] means =
        new DistributorSolver(distributor, 1L << 30).solve(TOLERANCE, cancelled).flows();
    gains.put("distributor", 0.0);
    flows.put("distributor orders new", means[0]);
    flows.put("distributor orders reused", means[1]);
    flows.put("distributor offers used", means[2]);
    flows.put("distributor orders used", means[3]);
  }

  /** So many that together they buy what the case says, unless it says how many there are. */
  private double consumers(double bought) {
    double wanted = data.means().getOrDefault("consumer_purchase", 0.0);
    double matching = bought > 0 ? Math.rint(wanted / bought) : 1;
    return Math.max(1, data.setting("consumers", matching));
  }

  private Numbers numbers(Map<String, Double> met) {
    Map<String, Double> means = new HashMap<>(data.means());
    means.putAll(met);
    return new Numbers(data.means(means), true, false);
  }

  private double round(Map<String, int[]> policies) throws NoValueException {
    Singles maker =
        new Singles(
            numbers(
                Map.of(
                    "distributor_orders", flows.get("distributor orders new"),
                    "orders_of_reused", flows.get("distributor orders reused"),
                    "reuser_supply", flows.get("reuser offers reused"))));
    Solved fresh = new Solved("manufacturer, new", maker.manufacturerNew(), policies);
    Solved reused = new Solved("manufacturer, reused", maker.manufacturerReused(), policies);
    DecisionProcess recycling =
        new Singles(
                numbers(
                    Map.of(
                        "consumer_returns", flows.get("distributor offers used"),
                        "recycler_to_reuser", flows.get("reuser orders used"),
                        "recycler_to_distributor", flows.get("distributor orders used"))))
            .recycler();
    Solved recycler = new Solved("recycler", recycling, policies);
    DecisionProcess reusing =
        new Singles(
                numbers(
                    Map.of(
                        "recycler_to_reuser", flows.get("recycler offers"),
                        "reuser_supply", flows.get("manufacturer orders reused"))))
            .reuser();
    Solved reuser = new Solved("reuser", reusing, policies);
    flows.put("manufacturer makes", fresh.mean(a -> a));
    double moved = towards("manufacturer orders reused", reused.mean(a -> a));
    moved += towards("recycler offers", recycler.mean(a -> Singles.parts(recycling, a)[0]));
    moved += towards("reuser offers reused", reuser.mean(a -> Singles.parts(reusing, a)[0]));
    return moved + towards("reuser orders used", reuser.mean(a -> Singles.parts(reusing, a)[1]));
  }

  private double towards(String flow, double answer) {
    double before = flows.get(flow);
    flows.put(flow, before + STEP * (answer - before));
    return Math.abs(answer - before);
  }
}
