package org.looptwin.coordinate.markov.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.markov.contract.LeaderFollower;
import org.looptwin.coordinate.markov.contract.LeaderFollower.Deal;
import org.looptwin.runtime.drawing.LineChart;

/** The price of recycled material when the manufacturer leads and the recycler follows. */
final class PricesPart {
  private static final int POINTS = 60;

  private final LeaderFollower game;
  private final List<String[]> rows = new ArrayList<>();
  private final Map<String, Object> node = new LinkedHashMap<>();

  /**
   * By default a recycled unit saves the making of one ({@code cp}), recycling costs what the
   * reuser adds ({@code cu_reuser - ct_reuser}), and returns are in proportion to what is paid, so
   * many as the case has at its price {@code cf}.
   */
  PricesPart(LoopData data) {
    double price = data.prices().getOrDefault("cf", 0.0);
    double returns = data.means().getOrDefault("consumer_returns", 0.0);
    double added =
        data.prices().getOrDefault("cu_reuser", 0.0) - data.prices().getOrDefault("ct_reuser", 0.0);
    double free = data.setting("returns_unpaid", 0);
    game =
        new LeaderFollower(
            data.setting("recycled_value", data.prices().getOrDefault("cp", 0.0)),
            data.setting("recycling_cost", Math.max(0, added)),
            free,
            (returns - free) / price);
  }

  /** The part, or nothing where the case has no such prices. */
  static void tell(Page page, LoopData data) {
    PricesPart part;
    try {
      part = new PricesPart(data);
    } catch (IllegalArgumentException e) {
      page.heading("Leader and follower: the price of recycled material");
      page.text("Not computed: %s.", e.getMessage());
      return;
    }
    part.tell(page);
  }

  private void tell(Page page) {
    page.heading("Leader and follower: the price of recycled material");
    page.text(
        "The manufacturer names a price for a recycled unit (worth %s to it), then the recycler a price for used packs (recycling costs %s); %s + %s a packs come back in a period.",
        Page.money(game.value()),
        Page.money(game.cost()),
        Page.say("%.3g", game.free()),
        Page.say("%.4g", game.slope()));
    Deal closed = game.closed();
    Deal team = game.team();
    row("closed", "closed form", closed);
    row("searched", "searched", game.searched());
    double fee = game.fee();
    row(
        "twoPart",
        "at its value, fee %s".formatted(Page.money(fee)),
        new Deal(team.w(), team.a(), team.q(), team.leader() + fee, team.follower() - fee));
    row("team", "one owner", team);
    page.table(
        new String[] {"", "price w", "for used a", "units", "manufacturer", "recycler", "both"},
        rows);
    page.text(
        "Leading and following reach %.1f %% of what one owner would; the fee brings the rest, half to each.",
        100 * closed.both() / team.both());
    node.put("fee", fee);
    node.put("ofTeam", closed.both() / team.both());
    page.put("leaderFollower", node);
    page.picture("leader-follower", chart());
  }

  private void row(String key, String name, Deal deal) {
    rows.add(
        new String[] {
          name,
          Page.say("%,.2f", deal.w()),
          Page.say("%,.2f", deal.a()),
          Page.say("%.3f", deal.q()),
          Page.money(deal.leader()),
          Page.money(deal.follower()),
          Page.money(deal.both())
        });
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("w", deal.w());
    one.put("a", deal.a());
    one.put("units", deal.q());
    one.put("manufacturer", deal.leader());
    one.put("recycler", deal.follower());
    node.put(key, one);
  }

  private LineChart chart() {
    double[] w = new double[POINTS + 1];
    double[][] y = new double[3][POINTS + 1];
    for (int k = 0; k <= POINTS; k++) {
      w[k] = game.cost() + (game.value() - game.cost()) * k / POINTS;
      Deal deal = game.answered(w[k]);
      y[0][k] = deal.leader();
      y[1][k] = deal.follower();
      y[2][k] = deal.both();
    }
    return new LineChart(
            "Profit a period by the leader's price", "price of a recycled unit", "profit")
        .line("manufacturer", w, y[0])
        .line("recycler", w, y[1])
        .line("both", w, y[2]);
  }
}
