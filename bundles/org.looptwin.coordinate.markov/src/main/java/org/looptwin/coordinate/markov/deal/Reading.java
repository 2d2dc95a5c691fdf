package org.looptwin.coordinate.markov.deal;

/**
 * An indicator as it was seen.
 *
 * @param value NaN where nobody measures it
 * @param low of its 95 % interval; the value itself where it is no mean of draws
 * @param high of the interval
 */
public record Reading(double value, double low, double high) {
  /** Nobody measures it. */
  public static final Reading NONE = new Reading(Double.NaN);

  /** A value that is taken as it is. */
  public Reading(double value) {
    this(value, value, value);
  }

  public boolean measured() {
    return !Double.isNaN(value);
  }
}
