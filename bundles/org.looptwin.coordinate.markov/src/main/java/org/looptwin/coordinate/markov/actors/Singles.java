package org.looptwin.coordinate.markov.actors;

import org.looptwin.coordinate.api.DecisionProcess;

/**
 * The manufacturer, the recycler and the reuser, each against given rates of the others. The
 * manufacturer's two stocks do not touch, so that its value is the sum of two processes.
 */
public final class Singles {
  private final Numbers of;

  public Singles(Numbers of) {
    this.of = of;
  }

  private static final Law NOTHING = Law.poisson(0, 1);

  /** New cells: produce p, sell what the distributor orders. Action: p. */
  public DecisionProcess manufacturerNew() {
    int cap = of.cap("Nmax");
    int most = of.cap("Pmax");
    Law orders = orders("distributor_orders", cap + most);
    double make = of.price("cp");
    double hold = of.price("cn");
    double sale = of.literal() ? 0 : of.price("co");
    double lost = of.setting("lost_order", 0);
    return new Stock(cap, most, 0, of.gamma())
        .process(
            NOTHING,
            orders,
            false,
            new Stock.Outcome() {
              @Override
              public int in(int state, int out, int in, int x) {
                return in;
              }

              @Override
              public int out(int state, int out, int in, int came, int y) {
                return Math.min(y, state + came);
              }

              @Override
              public double reward(int state, int out, int in, int came, int went, int y) {
                return sale * went - make * in - hold * state - lost * (y - went);
              }
            });
  }

  /** Reused cells: order b from the reuser, sell what the distributor orders. Action: b. */
  public DecisionProcess manufacturerReused() {
    int cap = of.cap("Rmax");
    int most = of.cap("Bmax_reused", "Bmax");
    Law orders = orders("orders_of_reused", cap + most);
    double buy = of.price(of.literal() ? "cb" : "cb_use");
    double hold = of.price("cr");
    double sale = of.literal() ? 0 : of.price("cu");
    return new Stock(cap, most, 0, of.gamma())
        .process(
            of.law("reuser_supply", most),
            orders,
            false,
            new Stock.Outcome() {
              @Override
              public int in(int state, int out, int in, int x) {
                return Math.min(in, x);
              }

              @Override
              public int out(int state, int out, int in, int came, int y) {
                return Math.min(y, state + came);
              }

              @Override
              public double reward(int state, int out, int in, int came, int went, int y) {
                return sale * went - buy * (of.literal() ? in : came) - hold * state;
              }
            });
  }

  private Law orders(String key, int beyond) {
    return of.law(key, Math.min(beyond, Law.taps(of.mean(key))));
  }

  /** Offers s, orders t of used packs. Action: {@code s * (Tmax + 1) + t}. */
  public DecisionProcess recycler() {
    return trader(
        "cs_recycler",
        "ct_recycler",
        of.cap("Smax"),
        of.cap("Tmax"),
        of.mean("consumer_returns"),
        of.mean("recycler_to_reuser") + of.mean("recycler_to_distributor"));
  }

  /** Offers u reused, orders t used. Action: {@code u * (Tmax + 1) + t}. */
  public DecisionProcess reuser() {
    return trader(
        "cu_reuser",
        "ct_reuser",
        of.cap("Umax"),
        of.cap("Tmax"),
        of.mean("recycler_to_reuser"),
        of.mean("reuser_supply"));
  }

  /**
   * What an action of {@link #recycler()} or {@link #reuser()} is: {@code {offered, ordered}}. With
   * nothing in stock nothing can be offered, so that the first state tells how orders are counted.
   */
  public static int[] parts(DecisionProcess trader, int action) {
    int orders = trader.action()[trader.pairStart()[1] - 1] + 1;
    return new int[] {action / orders, action % orders};
  }

  private DecisionProcess trader(
      String saleKey, String buyKey, int mostOut, int mostIn, double supply, double demand) {
    double sale = of.price(saleKey);
    double buy = of.price(buyKey);
    double hold = of.price("cw");
    return new Stock(of.cap("Wmax"), mostIn, mostOut, of.gamma())
        .process(
            of.law(supply, mostIn),
            of.law(demand, mostOut),
            true,
            new Stock.Outcome() {
              @Override
              public int in(int state, int out, int in, int x) {
                return Math.min(in, x);
              }

              @Override
              public int out(int state, int out, int in, int came, int y) {
                return Math.min(out, Math.min(state, y));
              }

              @Override
              public double reward(int state, int out, int in, int came, int went, int y) {
                return of.literal()
                    ? sale * out - buy * in - hold * state
                    : sale * went - buy * came - hold * state;
              }
            });
  }
}
