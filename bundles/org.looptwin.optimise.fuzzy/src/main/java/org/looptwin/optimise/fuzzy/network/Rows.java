package org.looptwin.optimise.fuzzy.network;

import org.looptwin.optimise.api.LinearModel;

/** Helps write rows over columns of one instance. */
final class Rows {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private final LinearModel.Builder builder;
  private final Columns columns;

  Rows(LinearModel.Builder builder, Columns columns) {
    this.builder = builder;
    this.columns = columns;
  }

  int equal(String name, double value) {
    return builder.row(name, value, value);
  }

  int atMost(String name, double value) {
    return builder.row(name, -INFINITY, value);
  }

  int atLeast(String name, double value) {
    return builder.row(name, value, INFINITY);
  }

  int between(String name, double low, double high) {
    return builder.row(name, low, high);
  }

  void add(int row, int column, double factor) {
    builder.entry(row, column, factor);
  }

  /** All flows of these lanes that come to a place. */
  void into(int row, String lanes, int to, int period, double factor) {
    int[][][] flows = columns.flows().get(lanes);
    for (int[][] from : flows) {
      builder.entry(row, from[to][period], factor);
    }
  }

  /** All flows of these lanes that leave a place. */
  void outOf(int row, String lanes, int from, int period, double factor) {
    for (int[] to : columns.flows().get(lanes)[from]) {
      builder.entry(row, to[period], factor);
    }
  }

  /** What a site handles in a period. */
  void throughput(int row, Echelon echelon, int site, int period, double factor) {
    switch (echelon) {
      case PLANT -> outOf(row, "pd", site, period, factor);
      case DC -> outOf(row, "dc", site, period, factor);
      case COLLECTION -> into(row, "ck", site, period, factor);
      case REMANUFACTURING -> into(row, "km", site, period, factor);
      case RECYCLING -> into(row, "kr", site, period, factor);
    }
  }

  Columns columns() {
    return columns;
  }
}
