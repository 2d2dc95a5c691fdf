package org.looptwin.optimise.fuzzy.network;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.optimise.fuzzy.compromise.Compromise;
import org.looptwin.optimise.fuzzy.compromise.Method;
import org.looptwin.optimise.fuzzy.compromise.Payoff;
import org.looptwin.optimise.fuzzy.compromise.Solves;
import org.looptwin.optimise.fuzzy.compromise.Wish;
import org.looptwin.optimise.fuzzy.network.NetworkModel.Conditions;

/** The compromise again with one thing changed at a time. */
final class Sensitivity {
  private final NetworkData data;
  private final Conditions conditions;
  private final Wish wish;
  private final Solves solves;
  private final List<NetworkPlan.Change> changes = new ArrayList<>();
  private int missing;

  Sensitivity(NetworkData data, Conditions conditions, Wish wish, Solves solves) {
    this.data = data;
    this.conditions = conditions;
    this.wish = wish;
    this.solves = solves;
  }

  /**
   * @param compromise of the conditions as they are, reused where only weights change
   */
  List<NetworkPlan.Change> changes(Compromise compromise, Payoff payoff) {
    for (int tenth = 1; tenth <= 9; tenth++) {
      double weight = tenth / 10.0;
      Wish other = weighing(wish).with(List.of(weight, 1 - weight));
      attempt(() -> add("weight", weight, payoff, compromise.find(payoff, other)));
    }
    for (int fifth = 0; fifth <= 5; fifth++) {
      double phi = fifth / 5.0;
      Wish other = leaning(wish).with(phi);
      attempt(() -> add("phi", phi, payoff, compromise.find(payoff, other)));
    }
    for (double factor : new double[] {0.8, 0.9, 1, 1.1, 1.2}) {
      under("demand", factor, conditions.withDemand(conditions.demandFactor() * factor));
    }
    for (int tenth = 5; tenth <= 10; tenth++) {
      under("alpha", tenth / 10.0, conditions.withAlpha(tenth / 10.0));
    }
    under("devices", 0, conditions.withoutDevices());
    return changes;
  }

  /** Weights need a method that has them. */
  private static Wish weighing(Wish wish) {
    return wish.method() == Method.MAX_MIN || wish.method() == Method.WERNERS
        ? new Wish(Method.TORABI_HASSINI, wish.phi(), wish.weights())
        : wish;
  }

  /** Phi needs a method that has it. */
  private static Wish leaning(Wish wish) {
    return wish.method() == Method.WERNERS
        ? wish
        : new Wish(Method.TORABI_HASSINI, wish.phi(), wish.weights());
  }

  private void under(String what, double value, Conditions other) {
    attempt(
        () -> {
          NetworkModel built = new NetworkModel(data, other);
          Compromise compromise =
              new Compromise(built.model(), built.aims(), built.rounding(), solves);
          Payoff payoff = compromise.payoff();
          add(what, value, payoff, compromise.find(payoff, wish));
        });
  }

  private void attempt(Runnable change) {
    try {
      change.run();
    } catch (Solves.NoAnswer late) {
      missing++;
    }
  }

  private void add(String what, double value, Payoff payoff, Compromise.Found found) {
    changes.add(
        new NetworkPlan.Change(
            what,
            value,
            found.values()[0],
            found.values()[1],
            payoff.membership(0, found.values()[0]),
            payoff.membership(1, found.values()[1]),
            found.lambda()));
  }

  /** How many changes were not solved in time. */
  int missing() {
    return missing;
  }
}
