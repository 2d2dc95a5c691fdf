package org.looptwin.coordinate.markov.actors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.looptwin.coordinate.markov.game.StochasticGame;

/**
 * The five actors coupled by flows: what one receives another has delivered, {@code min(ordered,
 * offered, in stock)}, and what one pays another gets. All decide at once on the stocks a period
 * begins with. Each stock has the same small cap, so that all together can be solved exactly.
 *
 * <p>Stocks: manufacturer new, reused; distributor new, reused, used; consumer packs in use, need;
 * recycler used; reuser used. Nobody orders beyond room, offers beyond stock, or buys beyond need.
 */
public final class Ring {
  /** New need and wear: all else that flows is decided. */
  public static final List<String> RATES = List.of("consumer_demand", "consumer_use");

  static final int STOCKS = 9;
  private static final int M_NEW = 0;
  private static final int M_REUSED = 1;
  private static final int D_NEW = 2;
  private static final int D_REUSED = 3;
  private static final int D_USED = 4;
  private static final int C_PACKS = 5;
  private static final int C_NEED = 6;
  private static final int R_USED = 7;
  private static final int U_USED = 8;
  private static final long MOST_PAIRS = 3_000_000;

  private final int cap;
  private final int mostMoved;
  private final Tariff tariff;
  private final Law need;
  private final Law wear;
  private final double gamma;
  private final double unit;

  /**
   * @param cap of every stock
   * @param mostMoved greatest order or offer
   * @param need new need of packs per period
   * @param wear packs that come to their end in a period, if so many are in use
   * @param unit how many of the case's units one here stands for
   */
  public Ring(
      int cap, int mostMoved, Tariff tariff, Law need, Law wear, double gamma, double unit) {
    this.cap = cap;
    this.mostMoved = mostMoved;
    this.tariff = tariff;
    this.need = need;
    this.wear = wear;
    this.gamma = gamma;
    this.unit = unit;
  }

  /**
   * From the case: means are scaled with the caps, so that the full stock stands for {@code
   * joint_scale} units of the case, 10 where that is not set: its greatest order.
   */
  public static Ring of(Numbers numbers) {
    int cap = (int) numbers.setting("joint_cap", 1);
    double scale = (double) cap / Math.max(1, numbers.setting("joint_scale", 10));
    double kwh = numbers.setting("kwh_per_pack", 10);
    return new Ring(
        cap,
        (int) numbers.setting("joint_moved", 1),
        Tariff.of(numbers, kwh),
        numbers.law(numbers.mean(RATES.get(0)) * scale, cap),
        numbers.law(numbers.mean(RATES.get(1)) / kwh * cap, cap),
        numbers.gamma(),
        1 / scale);
  }

  /** The same with another law of need. */
  public Ring needing(Law other) {
    return new Ring(cap, mostMoved, tariff, other, wear, gamma, unit);
  }

  public Law need() {
    return need;
  }

  public Law wear() {
    return wear;
  }

  public Tariff tariff() {
    return tariff;
  }

  public int states() {
    return (int) Math.pow(cap + 1, STOCKS);
  }

  /** [stock] of a state. */
  public int[] stocks(int state) {
    int[] stocks = new int[STOCKS];
    for (int k = STOCKS - 1; k >= 0; k--) {
      stocks[k] = state % (cap + 1);
      state /= cap + 1;
    }
    return stocks;
  }

  /** How many of the case's units one here stands for. */
  public double unit() {
    return unit;
  }

  /**
   * The state nearest to these stocks.
   *
   * @param units of the case, in the order of {@link #stockNames()}
   */
  public int nearest(double[] units) {
    int[] stocks = new int[STOCKS];
    for (int k = 0; k < STOCKS; k++) {
      stocks[k] = (int) Math.min(cap, Math.max(0, Math.rint(units[k] / unit)));
    }
    return state(stocks);
  }

  private int state(int[] stocks) {
    int state = 0;
    for (int one : stocks) {
      state = state * (cap + 1) + one;
    }
    return state;
  }

  private int room(int stock) {
    return Math.min(mostMoved, cap - stock);
  }

  private int there(int stock) {
    return Math.min(mostMoved, stock);
  }

  /**
   * What an actor can do in a state: manufacturer {produce, order reused}; distributor {order new,
   * order reused, offer used, order used}; consumer {buy, hand in}; recycler {offer, order}; reuser
   * {offer reused, order used}.
   */
  public List<int[]> choices(Actor actor, int[] x) {
    return switch (actor) {
      case MANUFACTURER -> product(room(x[M_NEW]), room(x[M_REUSED]));
      case DISTRIBUTOR ->
          product(room(x[D_NEW]), room(x[D_REUSED]), there(x[D_USED]), room(x[D_USED]));
      case CONSUMER -> product(Math.min(there(x[C_NEED]), room(x[C_PACKS])), there(x[C_PACKS]));
      case RECYCLER -> product(there(x[R_USED]), room(x[R_USED]));
      case REUSER -> product(there(x[U_USED]), room(x[U_USED]));
    };
  }

  private static List<int[]> product(int... most) {
    List<int[]> all = new ArrayList<>();
    int[] now = new int[most.length];
    while (true) {
      all.add(now.clone());
      int k = most.length - 1;
      while (k >= 0 && now[k] == most[k]) {
        now[k--] = 0;
      }
      if (k < 0) {
        return all;
      }
      now[k]++;
    }
  }

  /**
   * All states, all that all can do, everybody's money.
   *
   * @throws IllegalArgumentException with the sizes when that is too much, before it is made
   */
  public StochasticGame game() {
    double predicted = Math.pow(cap + 1, STOCKS);
    long pairs = 0;
    for (int s = 0; predicted <= MOST_PAIRS && s < predicted; s++) {
      pairs += profiles(stocks(s));
    }
    if (predicted > MOST_PAIRS || pairs > MOST_PAIRS) {
      throw new IllegalArgumentException(
          "all five actors together with caps of %d have %,.0f states and %s pairs of state and joint action, expected %,d at most. Maybe joint_cap 1"
              .formatted(cap, predicted, pairs == 0 ? "more" : "%,d".formatted(pairs), MOST_PAIRS));
    }
    return new RingTables(this, (int) pairs).game();
  }

  private long profiles(int[] stocks) {
    long count = 1;
    for (Actor actor : Actor.values()) {
      count *= choices(actor, stocks).size();
    }
    return count;
  }

  public double gamma() {
    return gamma;
  }

  /**
   * Plays a period.
   *
   * @param act [actor][component]
   * @param money [actor], filled with what each earns in the mean
   * @param to [state] filled with probabilities
   */
  public void play(int[] x, int[][] act, double[] money, double[] to) {
    Arrays.fill(money, 0);
    Arrays.fill(to, 0);
    int boughtNew = Math.min(act[2][0], x[D_NEW]);
    int boughtReused = Math.min(act[2][0] - boughtNew, x[D_REUSED]);
    int newToD = Math.min(act[1][0], x[M_NEW]);
    int reusedToD = Math.min(act[1][1], x[M_REUSED]);
    int reusedToM = Math.min(act[0][1], act[4][0]);
    int usedToU = Math.min(act[4][1], act[3][0]);
    int usedToD = Math.min(act[1][3], act[3][0] - usedToU);
    int usedToR = Math.min(act[1][2], act[3][1]);
    tariff.stand(money, x);
    tariff.made(money, act[0][0]);
    tariff.moved(
        money, newToD, reusedToD, boughtNew, boughtReused, reusedToM, usedToU, usedToD, usedToR);
    int[] y = x.clone();
    y[M_NEW] += act[0][0] - newToD;
    y[M_REUSED] += reusedToM - reusedToD;
    y[D_NEW] += newToD - boughtNew;
    y[D_REUSED] += reusedToD - boughtReused;
    y[D_USED] += usedToD - usedToR;
    y[C_PACKS] += boughtNew + boughtReused - act[2][1];
    y[C_NEED] -= boughtNew + boughtReused;
    y[R_USED] += usedToR - usedToU - usedToD;
    y[U_USED] += usedToU - reusedToM;
    chance(y, act[2][1], x[C_PACKS] - act[2][1], money, to);
  }

  /**
   * What a period brought that everybody can see: need, purchases, packs that came to their end.
   *
   * @param profile of the state, the last actor's action running fastest
   * @param next the state it led to
   */
  public Passage passage(int state, int profile, int next) {
    int[] x = stocks(state);
    int[][] act = RingTables.acts(choices(x), profile);
    int[] to = stocks(next);
    int boughtNew = Math.min(act[2][0], x[D_NEW]);
    int bought = boughtNew + Math.min(act[2][0] - boughtNew, x[D_REUSED]);
    int handedIn = act[2][1];
    int worn = x[C_PACKS] + bought - handedIn - to[C_PACKS];
    int usedToU = Math.min(act[4][1], act[3][0]);
    int usedToD = Math.min(act[1][3], act[3][0] - usedToU);
    int used = x[D_USED] + usedToD - Math.min(act[1][2], act[3][1]);
    return new Passage(
        x[C_NEED],
        bought,
        handedIn + worn,
        to[D_USED] - used,
        cap - (x[C_NEED] - bought),
        to[C_NEED] - (x[C_NEED] - bought),
        x[C_PACKS] - handedIn,
        worn);
  }

  /** [actor] what each can do in a state. */
  List<List<int[]>> choices(int[] x) {
    return Arrays.stream(Actor.values()).map(actor -> choices(actor, x)).toList();
  }

  /** Packs that come to their end and those handed in go back to the distributor as room allows. */
  private void chance(int[] y, int handedIn, int inUse, double[] money, double[] to) {
    Law worn = wear.cut(Math.max(0, inUse));
    for (int k = 0; k <= worn.most(); k++) {
      int back = Math.min(cap - y[D_USED], handedIn + k);
      tariff.back(money, worn.p(k) * back);
      int[] z = y.clone();
      z[D_USED] += back;
      z[C_PACKS] -= k;
      for (int j = 0; j <= need.most(); j++) {
        int[] end = z.clone();
        end[C_NEED] = Math.min(cap, z[C_NEED] + j);
        to[state(end)] += worn.p(k) * need.p(j);
      }
    }
  }

  /** Names of what an actor decides, in order. */
  public static String[] decisions(Actor actor) {
    return switch (actor) {
      case MANUFACTURER -> new String[] {"produce", "order reused"};
      case DISTRIBUTOR -> new String[] {"order new", "order reused", "offer used", "order used"};
      case CONSUMER -> new String[] {"buy", "hand in"};
      case RECYCLER -> new String[] {"offer used", "order used"};
      case REUSER -> new String[] {"offer reused", "order used"};
    };
  }

  /** Names of the stocks of a state, in order. */
  public static String[] stockNames() {
    return new String[] {
      "manufacturer new",
      "manufacturer reused",
      "distributor new",
      "distributor reused",
      "distributor used",
      "consumer packs",
      "consumer need",
      "recycler used",
      "reuser used"
    };
  }
}
