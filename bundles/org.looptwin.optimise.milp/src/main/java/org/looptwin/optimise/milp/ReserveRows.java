package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Contract;

/**
 * q_st: capacity kept free at the suppliers of a critical material, {@code X + q <= capacity}, the
 * sum of q at least a share of the month's need, at the contract's fee a year over twelve.
 */
final class ReserveRows {
  private static final double FREE = Double.POSITIVE_INFINITY;

  private final Instance instance;
  private final Purchases purchases;
  private final List<Group> groups = new ArrayList<>();

  /** A material's suppliers in a period: positions, columns, EUR per kWh. */
  private record Group(
      Commodity material, int period, int[] suppliers, int[] kept, double[] feeEur, double need) {}

  ReserveRows(Draft draft, Instance instance, Purchases purchases) {
    this.instance = instance;
    this.purchases = purchases;
    double share = instance.problem().reserveShare();
    for (int t = 0; t < instance.periods() && share > 0; t++) {
      for (Commodity material : instance.sets().materials()) {
        if (material.critical()) {
          keep(draft, material, t, share * instance.values().demandKwh(t));
        }
      }
    }
  }

  private void keep(Draft draft, Commodity material, int t, double need) {
    int[] suppliers =
        Arrays.stream(instance.sets().suppliersOf(material))
            .filter(s -> contract(s) != null)
            .toArray();
    int[] kept = new int[suppliers.length];
    double[] fee = new double[suppliers.length];
    int wanted = draft.row("reserved[%s,%d]".formatted(material, instance.month(t)), need, FREE);
    for (int i = 0; i < suppliers.length; i++) {
      int s = suppliers[i];
      String at = "[%s,%d]".formatted(purchases.suppliers().get(s).id(), instance.month(t));
      fee[i] = contract(s).reserveFeeEurKwhYear() / 12;
      kept[i] = draft.column("keep" + at, 0, purchases.capacityKwh(s, t));
      draft.cost(kept[i], Part.OPERATING, fee[i]);
      draft.entry(wanted, kept[i], 1);
      int row = draft.row("kept" + at, -FREE, purchases.capacityKwh(s, t));
      draft.entry(row, purchases.column(s, t), 1);
      draft.entry(row, kept[i], 1);
    }
    groups.add(new Group(material, t, suppliers, kept, fee, need));
  }

  private Contract contract(int s) {
    return instance.problem().reference().contracts().get(purchases.suppliers().get(s).id());
  }

  /** Keeps what is needed where it costs least, in what the purchases leave free. */
  void complete(double[] x) {
    for (Group group : groups) {
      double left = group.need;
      for (int i : cheapest(group.feeEur)) {
        int s = group.suppliers[i];
        double free = purchases.capacityKwh(s, group.period) - x[purchases.column(s, group.period)];
        x[group.kept[i]] = Math.max(0, Math.min(left, free));
        left -= x[group.kept[i]];
      }
    }
  }

  private static int[] cheapest(double[] fee) {
    return java.util.stream.IntStream.range(0, fee.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> fee[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** What is kept over the horizon, kWh. */
  double keptKwh(double[] x) {
    return groups.stream()
        .mapToDouble(group -> Arrays.stream(group.kept).mapToDouble(column -> x[column]).sum())
        .sum();
  }

  /** What the reserve costs, EUR. */
  double eur(double[] x) {
    double sum = 0;
    for (Group group : groups) {
      for (int i = 0; i < group.kept.length; i++) {
        sum += group.feeEur[i] * x[group.kept[i]];
      }
    }
    return sum;
  }
}
