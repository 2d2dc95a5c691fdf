package org.looptwin.history.sqlite;

import org.looptwin.history.api.HistoryStore.Function;

/** What is known of the readings of a bucket; tallies of disjoint readings add up. */
final class Tally {
  private long numbers;
  private double sum;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;
  private Object last;
  private long lastTs;
  private long lastOffset;

  void numbers(long count, double total, double least, double greatest) {
    if (count > 0) {
      numbers += count;
      sum += total;
      min = Math.min(min, least);
      max = Math.max(max, greatest);
    }
  }

  /** A candidate for the last: the greatest time wins, then the greatest offset. */
  void last(Object value, long ts, long offset) {
    if (last == null || ts > lastTs || ts == lastTs && offset >= lastOffset) {
      last = value;
      lastTs = ts;
      lastOffset = offset;
    }
  }

  /** One reading. */
  void reading(Object value, long ts, long offset) {
    if (value instanceof Double number) {
      numbers(1, number, number, number);
    }
    last(value, ts, offset);
  }

  /** Null where the function has nothing to count. */
  Object answer(Function function) {
    if (function == Function.LAST) {
      return last;
    }
    if (numbers == 0) {
      return null;
    }
    return switch (function) {
      case MEAN -> sum / numbers;
      case MIN -> min;
      case MAX -> max;
      case COUNT -> (double) numbers;
      case SUM -> sum;
      case LAST -> last;
    };
  }

  /** The mean, or the last where there are only texts. */
  Object summary() {
    return numbers == 0 ? last : (Object) (sum / numbers);
  }

  long count() {
    return numbers;
  }

  double sum() {
    return sum;
  }

  double min() {
    return min;
  }

  double max() {
    return max;
  }

  Object last() {
    return last;
  }

  long lastTs() {
    return lastTs;
  }

  long lastOffset() {
    return lastOffset;
  }
}
