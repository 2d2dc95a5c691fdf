package org.looptwin.optimise.fuzzy.network;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.looptwin.optimise.fuzzy.compromise.Rounding;

/**
 * A relaxed plan made whole: every site that is open in part is opened, the kind of device that is
 * fitted most is fitted where it pays. More can always be open, so that some flows fit.
 */
final class Opening implements Rounding {
  private static final double NONE = 1e-7;

  private final NetworkData data;
  private final Room room;
  private final Columns columns;
  private final double[] weights;

  /**
   * @param weights by column: its cost
   */
  Opening(NetworkData data, Room room, Columns columns, double[] weights) {
    this.data = data;
    this.room = room;
    this.columns = columns;
    this.weights = weights;
  }

  @Override
  public double[] whole(double[] relaxed) {
    return opened(
        relaxed, echelon -> partly(echelon, relaxed).stream().map(Cover.Part::site).toList());
  }

  /** No more sites of a kind than carry what it carries. */
  @Override
  public double[] thrifty(double[] relaxed) {
    return opened(
        relaxed, echelon -> new Cover(partly(echelon, relaxed)).sites(busiest(echelon, relaxed)));
  }

  private double busiest(Echelon echelon, double[] relaxed) {
    return IntStream.range(0, data.sizes().periods())
        .mapToDouble(period -> columns.handled(echelon, relaxed, period))
        .max()
        .orElse(0);
  }

  private List<Cover.Part> partly(Echelon echelon, double[] relaxed) {
    return IntStream.range(0, data.sizes().count(echelon))
        .filter(site -> relaxed[columns.open(echelon, site)] > NONE)
        .mapToObj(
            site ->
                new Cover.Part(
                    site,
                    relaxed[columns.open(echelon, site)],
                    room.site(echelon, site),
                    data.fixedCost().get(echelon)[site]))
        .toList();
  }

  private double[] opened(double[] relaxed, Function<Echelon, List<Integer>> choice) {
    double[] whole = new double[relaxed.length];
    for (Echelon echelon : Echelon.values()) {
      for (int site : choice.apply(echelon)) {
        whole[columns.open(echelon, site)] = 1;
        whole[columns.count(echelon)]++;
        int[] devices = columns.devices(echelon, site);
        fit(devices, most(devices, relaxed), whole);
      }
    }
    fitLanes(relaxed, whole);
    return whole;
  }

  /** A lane's devices belong to its plant. */
  private void fitLanes(double[] relaxed, double[] whole) {
    for (int p = 0; p < data.sizes().plants(); p++) {
      boolean open = whole[columns.open(Echelon.PLANT, p)] > 0;
      for (int d = 0; d < data.sizes().dcs(); d++) {
        int[] devices = columns.laneDevices(p, d);
        int most = most(devices, relaxed);
        if (open && most >= 0 && pays(p, d, most, relaxed)) {
          fit(devices, most, whole);
        }
      }
    }
  }

  /** Fixed cost of a site, cost of a device; of a number of sites what they cost together. */
  @Override
  public double weight(int column) {
    for (Echelon echelon : Echelon.values()) {
      if (column == columns.count(echelon)) {
        return Arrays.stream(data.fixedCost().get(echelon)).sum();
      }
    }
    return weights[column];
  }

  private static void fit(int[] devices, int type, double[] whole) {
    if (type >= 0) {
      whole[devices[type]] = 1;
    }
  }

  /** -1 when none is fitted. */
  private static int most(int[] devices, double[] relaxed) {
    int most = -1;
    for (int type = 0; type < devices.length; type++) {
      if (relaxed[devices[type]] > (most < 0 ? NONE : relaxed[devices[most]])) {
        most = type;
      }
    }
    return most;
  }

  private boolean pays(int p, int d, int type, double[] relaxed) {
    NetworkData.Watch watch = data.watch();
    double packs = 0;
    for (int kind = 0; kind < watch.types(); kind++) {
      packs += relaxed[columns.laneWatched(p, d, kind)];
    }
    double saved = data.packValue() * watch.laneLoss()[p][d] * watch.lossCut()[type] * packs;
    double gigabytes = watch.gigabytes()[type] * data.sizes().periods();
    return saved > watch.deviceCost()[type] + gigabytes * watch.dataCost()[type];
  }
}
