package org.looptwin.model.json;

/** The numbers that may stand in a field. */
record Range(double min, double max, String words) {
  static final Range ANY = new Range(-1e15, 1e15, "a finite number");
  static final Range NOT_NEGATIVE = new Range(0, 1e15, "a number of 0 or more");
  static final Range POSITIVE = new Range(Double.MIN_NORMAL, 1e15, "a number above 0");
  static final Range SHARE = new Range(0, 1, "a share in [0, 1]");
  static final Range PROBABILITY = new Range(0, 1, "a probability in [0, 1]");
  static final Range LATITUDE = new Range(-90, 90, "degrees in [-90, 90]");
  static final Range LONGITUDE = new Range(-180, 180, "degrees in [-180, 180]");

  boolean holds(double value) {
    return value >= min && value <= max;
  }
}
