package org.looptwin.optimise.fuzzy.network;

/** Devices: only where a site is open, one kind at a place, and what they follow. */
final class WatchRows {
  private final NetworkData data;
  private final Sizes sizes;
  private final Room room;
  private final Rows rows;
  private final Columns columns;

  WatchRows(NetworkData data, Room room, Rows rows) {
    this.data = data;
    this.sizes = data.sizes();
    this.room = room;
    this.rows = rows;
    this.columns = rows.columns();
  }

  /**
   * @param floor least share of what sites handle in a period that passes watched ones
   */
  void add(double floor) {
    for (Echelon echelon : Echelon.values()) {
      for (int site = 0; site < sizes.count(echelon); site++) {
        site(echelon, site);
      }
    }
    for (int p = 0; p < sizes.plants(); p++) {
      for (int d = 0; d < sizes.dcs(); d++) {
        lane(p, d);
      }
    }
    if (floor > 0) {
      for (int period = 0; period < sizes.periods(); period++) {
        traced(period, floor);
      }
    }
  }

  private void site(Echelon echelon, int site) {
    String name = echelon.site(site);
    int one = rows.atMost("devices[" + name + "]", 0);
    rows.add(one, columns.open(echelon, site), -1);
    for (int type = 0; type < data.watch().types(); type++) {
      rows.add(one, columns.device(echelon, site, type), 1);
    }
    double most = room.site(echelon, site);
    for (int period = 0; period < sizes.periods(); period++) {
      int through = rows.atMost("watched[%s_%d]".formatted(name, period + 1), 0);
      rows.throughput(through, echelon, site, period, -1);
      for (int type = 0; type < data.watch().types(); type++) {
        int column = columns.watched(echelon, site, type, period);
        rows.add(through, column, 1);
        int fitted = rows.atMost("fitted[%s_i%d_%d]".formatted(name, type + 1, period + 1), 0);
        rows.add(fitted, column, 1);
        rows.add(fitted, columns.device(echelon, site, type), -most);
      }
    }
  }

  /** Only losses count on a lane, so that the horizon is one sum. */
  private void lane(int p, int d) {
    String name = "p%d_d%d".formatted(p + 1, d + 1);
    int one = rows.atMost("devices[" + name + "]", 0);
    rows.add(one, columns.open(Echelon.PLANT, p), -1);
    for (int type = 0; type < data.watch().types(); type++) {
      rows.add(one, columns.laneDevice(p, d, type), 1);
    }
    double most = room.laneInAll(p, d);
    int through = rows.atMost("watched[%s]".formatted(name), 0);
    for (int period = 0; period < sizes.periods(); period++) {
      rows.add(through, columns.flow("pd", p, d, period), -1);
    }
    for (int type = 0; type < data.watch().types(); type++) {
      int column = columns.laneWatched(p, d, type);
      rows.add(through, column, 1);
      int fitted = rows.atMost("fitted[%s_i%d]".formatted(name, type + 1), 0);
      rows.add(fitted, column, 1);
      rows.add(fitted, columns.laneDevice(p, d, type), -most);
    }
  }

  private void traced(int period, double floor) {
    int row = rows.atLeast("traceability[" + (period + 1) + "]", 0);
    for (Echelon echelon : Echelon.values()) {
      for (int site = 0; site < sizes.count(echelon); site++) {
        rows.throughput(row, echelon, site, period, -floor);
        for (int type = 0; type < data.watch().types(); type++) {
          rows.add(row, columns.watched(echelon, site, type, period), 1);
        }
      }
    }
  }
}
