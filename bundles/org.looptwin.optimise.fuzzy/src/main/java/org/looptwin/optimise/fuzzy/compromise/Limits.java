package org.looptwin.optimise.fuzzy.compromise;

import java.util.Arrays;

/** What whole columns may be, by place, both ends included. Immutable. */
final class Limits {
  private final int[] low;
  private final int[] high;

  private Limits(int[] low, int[] high) {
    this.low = low;
    this.high = high;
  }

  static Limits of(int[] low, int[] high) {
    return new Limits(low.clone(), high.clone());
  }

  int low(int place) {
    return low[place];
  }

  int high(int place) {
    return high[place];
  }

  boolean settled(int place) {
    return low[place] == high[place];
  }

  /** At most so much at a place; what is less already stays. */
  Limits atMost(int place, int value) {
    if (value >= high[place]) {
      return this;
    }
    int[] other = high.clone();
    other[place] = value;
    return new Limits(low, other);
  }

  /** At least so much at a place; what is more already stays. */
  Limits atLeast(int place, int value) {
    if (value <= low[place]) {
      return this;
    }
    int[] other = low.clone();
    other[place] = value;
    return new Limits(other, high);
  }

  /** What keeps both; null when nothing does. */
  Limits within(Limits other) {
    if (other == this) {
      return this;
    }
    int[] least = new int[low.length];
    int[] most = new int[high.length];
    Arrays.setAll(least, place -> Math.max(low[place], other.low[place]));
    Arrays.setAll(most, place -> Math.min(high[place], other.high[place]));
    for (int place = 0; place < least.length; place++) {
      if (least[place] > most[place]) {
        return null;
      }
    }
    return new Limits(least, most);
  }
}
