package org.looptwin.optimise.fuzzy.network;

import org.looptwin.optimise.fuzzy.compromise.Rounding;

/**
 * A relaxed plan made whole: every site that is open in part is opened, the kind of device that is
 * fitted most is fitted where it pays. More can always be open, so that some flows fit.
 */
final class Opening implements Rounding {
  private static final double NONE = 1e-7;

  private final NetworkData data;
  private final Columns columns;
  private final double[] weights;

  /**
   * @param weights by column: its cost
   */
  Opening(NetworkData data, Columns columns, double[] weights) {
    this.data = data;
    this.columns = columns;
    this.weights = weights;
  }

  @Override
  public double[] whole(double[] relaxed) {
    double[] whole = new double[relaxed.length];
    for (Echelon echelon : Echelon.values()) {
      for (int site = 0; site < data.sizes().count(echelon); site++) {
        int open = columns.open(echelon, site);
        if (relaxed[open] > NONE) {
          whole[open] = 1;
          int[] devices = columns.devices(echelon, site);
          fit(devices, most(devices, relaxed), whole);
        }
      }
    }
    for (int p = 0; p < data.sizes().plants(); p++) {
      for (int d = 0; d < data.sizes().dcs(); d++) {
        int[] devices = columns.laneDevices(p, d);
        int most = most(devices, relaxed);
        if (most >= 0 && pays(p, d, most, relaxed)) {
          fit(devices, most, whole);
        }
      }
    }
    return whole;
  }

  /** Fixed cost of a site, cost of a device. */
  @Override
  public double weight(int column) {
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
