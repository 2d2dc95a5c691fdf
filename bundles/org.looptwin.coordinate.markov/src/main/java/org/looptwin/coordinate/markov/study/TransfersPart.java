package org.looptwin.coordinate.markov.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.markov.actors.Law;
import org.looptwin.coordinate.markov.contract.ClosedForms;
import org.looptwin.coordinate.markov.contract.ClosedForms.Terms;

/**
 * Contracts in closed form between manufacturer and distributor for one period: the order comes
 * before the demand. Each is tried by letting the distributor take the order that is best for it.
 */
final class TransfersPart {
  private final ClosedForms forms;
  private final double[] demand;
  private final double present;
  private final List<String[]> rows = new ArrayList<>();
  private final List<Map<String, Object>> nodes = new ArrayList<>();

  private TransfersPart(LoopData data) {
    forms =
        new ClosedForms(
            data.prices().getOrDefault("sale_price_distributor_new", 0.0),
            data.prices().getOrDefault("cp", 0.0),
            data.setting("salvage", data.prices().getOrDefault("cs_distributor", 0.0)));
    present = data.prices().getOrDefault("co", 0.0);
    int most = 4 * data.caps().getOrDefault("Omax", 10);
    Law law = Law.poisson(data.means().getOrDefault("consumer_purchase", 0.0), most);
    demand = new double[most + 1];
    for (int k = 0; k <= most; k++) {
      demand[k] = law.p(k);
    }
  }

  /** The part, or why there is none. */
  static void tell(Page page, LoopData data) {
    page.heading("Transfers in closed form, manufacturer and distributor, one period");
    try {
      new TransfersPart(data).tell(page);
    } catch (IllegalArgumentException e) {
      page.text("Not computed: %s.", e.getMessage());
    }
  }

  private int best(IntToDoubleFunction profit) {
    int best = 0;
    for (int order = 1; order < demand.length; order++) {
      best = profit.applyAsDouble(order) > profit.applyAsDouble(best) + 1e-9 ? order : best;
    }
    return best;
  }

  private void tell(Page page) {
    int team = best(order -> forms.both(order, demand));
    double all = forms.both(team, demand);
    Terms price = new Terms(present, 0, 1, 0);
    int alone = best(order -> forms.retailer(price, order, demand));
    double kept = forms.retailer(price, alone, demand);
    double left = forms.both(alone, demand) - kept;
    // between what the distributor has today and what the manufacturer can spare
    double share = (kept / all + 1 - left / all) / 2;
    page.text(
        "Demand in the mean %.2f, sold at %s, made for %s, what is left worth %s. The best order for both is %d: it covers the demand with %.3f or more.",
        mean(),
        Page.money(forms.price()),
        Page.money(forms.cost()),
        Page.money(forms.salvage()),
        team,
        forms.fractile());
    row("price only", price, order -> forms.retailer(price, order, demand), all);
    Terms sharing = forms.revenueSharing(share);
    row("revenue sharing", sharing, order -> forms.retailer(sharing, order, demand), all);
    Terms back = forms.buyBack(share);
    row("buy-back", back, order -> forms.retailer(back, order, demand), all);
    Terms fee = forms.twoPart((1 - share) * all);
    row("two-part tariff", fee, order -> forms.retailer(fee, order, demand), all);
    Terms discount = new Terms(discounted(share, team), 0, 1, 0);
    row("quantity discount", discount, order -> ownAtDiscount(share, order), all);
    page.table(
        new String[] {
          "contract",
          "price",
          "back",
          "share kept",
          "fee",
          "order",
          "distributor",
          "manufacturer",
          "of both's best"
        },
        rows);
    page.text(
        "The distributor's share of the best common profit, %.1f %%, lies in the middle of what leaves both better off than the price alone. The discount's price is that of the order it leads to; the more is ordered the lower it is.",
        100 * share);
    page.put("transfers", nodes);
  }

  private double mean() {
    double mean = 0;
    for (int k = 0; k < demand.length; k++) {
      mean += k * demand[k];
    }
    return mean;
  }

  /** Expected revenue of an order, salvage in it. */
  private double revenue(int order) {
    return forms.both(order, demand) + forms.cost() * order;
  }

  private double discounted(double share, int order) {
    return order == 0 ? 0 : forms.discounted(share, order, revenue(order));
  }

  private double ownAtDiscount(double share, int order) {
    return revenue(order) - order * discounted(share, order);
  }

  private void row(String name, Terms terms, IntToDoubleFunction own, double all) {
    int order = best(own);
    double distributor = own.applyAsDouble(order);
    double both = forms.both(order, demand);
    rows.add(
        new String[] {
          name,
          Page.say("%,.2f", terms.wholesale()),
          Page.say("%,.2f", terms.buyback()),
          Page.say("%.3f", terms.revenueShare()),
          Page.say("%,.1f", terms.fee()),
          Page.say("%d", order),
          Page.money(distributor),
          Page.money(both - distributor),
          Page.say("%.2f %%", 100 * both / all)
        });
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("contract", name);
    node.put("price", terms.wholesale());
    node.put("buyBack", terms.buyback());
    node.put("shareKept", terms.revenueShare());
    node.put("fee", terms.fee());
    node.put("order", order);
    node.put("distributor", distributor);
    node.put("manufacturer", both - distributor);
    node.put("ofBest", both / all);
    nodes.add(node);
  }
}
