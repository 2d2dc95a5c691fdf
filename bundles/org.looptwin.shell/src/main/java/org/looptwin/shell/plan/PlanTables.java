package org.looptwin.shell.plan;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.network.Lane;
import org.looptwin.model.plan.Flow;

/** A plan as CSV: one table for flows, purchases, stocks, sites, findings; units in the header. */
public final class PlanTables {
  private final PlanStory story;

  public PlanTables(PlanStory story) {
    this.story = story;
  }

  /** What arrives, by lane and month. */
  public List<String> flows() {
    List<String> rows = table("lane,month,kwh,from,to,commodity,class,freight_eur,co2_kg");
    for (Flow flow : story.plan().flows()) {
      Lane lane = story.lane(flow).orElseThrow();
      rows.add(
          row(
              flow.lane(),
              flow.month(),
              flow.kwh(),
              lane.from(),
              lane.to(),
              lane.commodity(),
              lane.laneClass(),
              money(flow.kwh() * lane.costEurKwh()),
              money(flow.kwh() * lane.efKgKwh())));
    }
    return rows;
  }

  /** What is bought, by supplier and month. */
  public List<String> purchases() {
    List<String> rows =
        table("supplier,name,commodity,month,kwh,share,executed_share,price_eur_kwh,cost_eur");
    for (Purchases.Material material : new Purchases(story).materials()) {
      for (Purchases.Seller seller : material.sellers()) {
        for (int month = 1; month <= story.plan().months(); month++) {
          rows.add(purchase(material, seller, month));
        }
      }
    }
    return rows;
  }

  private static String purchase(Purchases.Material material, Purchases.Seller seller, int month) {
    double kwh = seller.path().get(month - 1);
    double price = seller.node().unitPriceEurKwh();
    return row(
        seller.node().id(),
        seller.node().name(),
        material.commodity(),
        month,
        kwh,
        Figures.say("%.6f", material.share(seller, month)),
        Double.isNaN(seller.executedShare()) ? "" : Figures.say("%.6f", seller.executedShare()),
        price,
        money(kwh * price));
  }

  /** What is in stock at the end of each month. */
  public List<String> stocks() {
    List<String> rows = table("site,commodity,month,kwh,days_of_capacity");
    new Stocks(story)
        .rows()
        .forEach(
            one ->
                rows.add(
                    row(
                        one.site(),
                        one.commodity(),
                        one.month(),
                        Figures.say("%.3f", one.kwh()),
                        Figures.say("%.2f", one.days()))));
    return rows;
  }

  /** Every site of the subset, open or not, and how much of it is used. */
  public List<String> sites() {
    List<String> rows =
        table("site,type,name,country,open,existing,capacity_kwh_month,kwh_horizon,use_percent");
    for (SiteUse use : SiteUse.of(story)) {
      rows.add(
          row(
              use.node().id(),
              use.node().type().topic(),
              use.node().name(),
              use.node().country(),
              use.open(),
              use.node().existing(),
              use.node().capKwhMonth(),
              Figures.say("%.3f", use.kwh()),
              Figures.percent(use.use())));
    }
    return rows;
  }

  public List<String> findings() {
    List<String> rows = table("state,policy,rule,subject,value,limit,unit,sentence,legal_basis");
    for (Finding one : story.findings()) {
      rows.add(
          row(
              one.state(),
              one.policy(),
              one.rule(),
              one.subject(),
              one.value() == null ? "" : one.value(),
              one.limit() == null ? "" : one.limit(),
              one.unit(),
              one.sentence(),
              one.legalBasis()));
    }
    return rows;
  }

  private static List<String> table(String header) {
    return new ArrayList<>(List.of(header));
  }

  private static String money(double eur) {
    return Figures.say("%.2f", eur);
  }

  /** Fields quoted where RFC 4180 asks for it. */
  static String row(Object... fields) {
    List<String> texts = new ArrayList<>();
    for (Object field : fields) {
      String text = String.valueOf(field);
      texts.add(
          text.matches("(?s).*[\",\\r\\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text);
    }
    return String.join(",", texts);
  }
}
