package org.looptwin.forecast.api;

/**
 * How far the kept forecasts of one target can be trusted.
 *
 * @param coverage of the 80 % bands, one month ahead
 * @param rivals champion against challenger
 * @param drift of the scaled errors
 */
public record Trust(String target, Coverage coverage, Rivals rivals, Drift drift) {

  /** Whether the bands hold what they promise. */
  public enum State {
    TOO_FEW,
    AS_PROMISED,
    ALARM
  }

  /**
   * @param outcomes so many one-month-ahead bands have met their outcome
   * @param inside so many of them held it
   * @param promised share of outcomes that should lie inside, 0.8
   * @param kupiecP probability of a share as far off, were the promise true (Kupiec 1995); NaN
   *     where there are too few
   * @param christoffersenP the same of misses that come in a row (Christoffersen 1998)
   * @param text one sentence for operators
   */
  public record Coverage(
      State state,
      int outcomes,
      int inside,
      double promised,
      double kupiecP,
      double christoffersenP,
      String text) {}

  /**
   * @param champion {@code everyone}, or {@code light}: the members that answer at once
   * @param challenger the other one
   * @param compared so many outcomes both have met
   * @param ratio mean absolute error of the challenger over the champion's; NaN where there is none
   * @param text one sentence
   */
  public record Rivals(
      String champion, String challenger, int compared, double ratio, String text) {}

  /**
   * @param statistic of Page and Hinkley's test on the newest scaled errors; NaN where there are
   *     too few
   * @param limit above which it is an alarm
   * @param text one sentence
   */
  public record Drift(double statistic, double limit, String text) {
    public boolean alarm() {
      return statistic > limit;
    }
  }
}
