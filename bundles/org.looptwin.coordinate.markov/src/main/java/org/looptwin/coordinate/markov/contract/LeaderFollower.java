package org.looptwin.coordinate.markov.contract;

/**
 * The manufacturer leads and names a price w for a recycled unit; the recycler follows and pays
 * consumers a price a for a used pack, which brings {@code q(a) = free + slope a} of them in a
 * period (a linear supply as in Bakal and Akcali 2006; leader and follower as in Savaskan,
 * Bhattacharya and Van Wassenhove 2004). Leader: {@code (value - w) q}; follower: {@code (w - cost
 * - a) q}, or nothing when that is below 0.
 *
 * <p>With {@code X = free + slope (value - cost)} and inside the limits: {@code a(w) = (w - cost -
 * free / slope) / 2}, {@code w* = (value + cost - free / slope) / 2}, {@code q* = X / 4}, leader
 * {@code X^2 / (8 slope)}, follower {@code X^2 / (16 slope)}; both as one {@code X^2 / (4 slope)}.
 *
 * @param value of a recycled unit to the manufacturer, e.g. the making it saves
 * @param cost of recycling a unit, below value
 * @param free packs that come back though nothing is paid, 0 or more
 * @param slope packs more for each unit of money paid, above 0
 */
public record LeaderFollower(double value, double cost, double free, double slope) {
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final int NARROWINGS = 90;
  private static final int GRID = 400;

  public LeaderFollower {
    if (!(cost < value && free >= 0 && slope > 0 && Double.isFinite(slope))) {
      throw new IllegalArgumentException(
          "value %s, cost %s, free %s, slope %s, expected cost < value, free >= 0, a finite slope > 0"
              .formatted(value, cost, free, slope));
    }
  }

  /**
   * Where prices lead.
   *
   * @param w paid by the manufacturer, a by the recycler, for q units in a period
   */
  public record Deal(double w, double a, double q, double leader, double follower) {
    public double both() {
      return leader + follower;
    }
  }

  private double supply(double a) {
    return free + slope * a;
  }

  /** What both get at these prices; nothing moves when the follower would lose. */
  public Deal deal(double w, double a) {
    double q = supply(a);
    double follower = (w - cost - a) * q;
    return follower < 0 ? new Deal(w, 0, 0, 0, 0) : new Deal(w, a, q, (value - w) * q, follower);
  }

  /** By the formulas; where the best inside pays no more than the least price does, that. */
  public Deal closed() {
    double inside = (value + cost - free / slope) / 2;
    Deal least = deal(cost, 0);
    if (inside <= cost + free / slope) {
      return least;
    }
    Deal best = deal(inside, (inside - cost - free / slope) / 2);
    return best.leader() >= least.leader() ? best : least;
  }

  /** One owner of both: {@code a = (value - cost - free / slope) / 2}, or 0; w splits only. */
  public Deal team() {
    return deal(value, Math.max(0, (value - cost - free / slope) / 2));
  }

  /** The same as {@link #closed()} by searching both prices, knowing no formula. */
  public Deal searched() {
    Deal best = answered(cost);
    for (int k = 1; k <= GRID; k++) {
      Deal one = answered(cost + (value - cost) * k / GRID);
      best = one.leader() > best.leader() ? one : best;
    }
    double step = (value - cost) / GRID;
    double low = Math.max(cost, best.w() - step);
    double high = Math.min(value, best.w() + step);
    for (int k = 0; k < NARROWINGS; k++) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if (answered(left).leader() < answered(right).leader()) {
        low = left;
      } else {
        high = right;
      }
    }
    Deal narrowed = answered((low + high) / 2);
    return narrowed.leader() > best.leader() ? narrowed : best;
  }

  /** The follower's best answer to a price, searched. */
  public Deal answered(double w) {
    double low = 0;
    double high = Math.max(0, w - cost);
    for (int k = 0; k < NARROWINGS; k++) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if ((w - cost - left) * supply(left) < (w - cost - right) * supply(right)) {
        low = left;
      } else {
        high = right;
      }
    }
    return deal(w, (low + high) / 2);
  }

  /**
   * What makes the follower collect as much as one owner would: the recycled unit at its whole
   * value, for a fee a period that leaves each what it had and half of what is gained.
   */
  public double fee() {
    Deal apart = closed();
    Deal one = team();
    return one.follower() - apart.follower() - (one.both() - apart.both()) / 2;
  }
}
