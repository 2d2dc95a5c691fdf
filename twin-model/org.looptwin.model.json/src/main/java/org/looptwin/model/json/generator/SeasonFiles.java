package org.looptwin.model.json.generator;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;

/** The months of a generated case: twelve to come, thirty-six past. */
final class SeasonFiles {
  /** Share of the year by month, in percent, of the reference case; the ninth is a peak. */
  private static final double[] WEIGHTS = {
    7.5, 7.8, 9.2, 8.2, 8.4, 9.0, 7.8, 6.2, 9.2, 8.8, 9.0, 8.9
  };

  private static final double PEAK = 9.2;
  private static final YearMonth FIRST = YearMonth.of(2022, 1);
  private static final int PAST = 36;
  private static final double DECAY = 0.85;

  private static final String HISTORY =
      "month,li_capacity_utilization_pct,copper_stock_months,red_sea_delay_days,"
          + "med_port_congestion_idx,eua_eur_t_studycal,eua_eur_t_reallike,gpr_index,ev_sales_10k,"
          + "li_price_volatility_pct,li_price_kusd_t_lce,gscpi,month_sin,month_cos,recovery_rate,"
          + "energy_price_idx,strike_flag,redsea_flag";

  /** Level and spread of the columns between month and month_sin. */
  private static final double[][] MARKET = {
    {78, 3},
    {1.5, 0.15},
    {2, 0.8},
    {40, 4},
    {92, 4},
    {75, 6},
    {105, 12},
    {12, 1},
    {8, 2},
    {14, 2},
    {0.1, 0.4}
  };

  private final Path folder;
  private final SitePlan sites;
  private final Random random;

  SeasonFiles(Path folder, SitePlan sites, Random random) {
    this.folder = folder;
    this.sites = sites;
    this.random = random;
  }

  void write() throws IOException {
    horizon("demand_monthly.csv", "month_no,vehicle_plant,demand_kwh", 1);
    horizon(
        "returns_monthly.csv",
        "month_no,region_vehicle_plant,retired_available_kwh",
        SitePlan.RETURNED_PER_DEMAND);
    past("demand_history_monthly.csv", "month,vehicle_plant,demand_kwh", 0.85);
    past("returns_history_monthly.csv", "month,region_vehicle_plant,returned_kwh", 0.25);
    production();
    market();
    suppliers();
    links();
  }

  private void horizon(String name, String header, double factor) throws IOException {
    try (Sheet sheet = new Sheet(folder, name, header)) {
      for (int month = 0; month < WEIGHTS.length; month++) {
        for (Site plant : sites.vehiclePlants()) {
          double peak = Math.floor(plant.capacity());
          sheet.row(month + 1, plant.id(), Math.floor(factor * peak * WEIGHTS[month] / PEAK));
        }
      }
    }
  }

  private void past(String name, String header, double factor) throws IOException {
    try (Sheet sheet = new Sheet(folder, name, header)) {
      for (int month = 0; month < PAST; month++) {
        double growth = factor * (0.7 + 0.3 * month / PAST) * WEIGHTS[month % 12] / PEAK;
        for (Site plant : sites.vehiclePlants()) {
          double noise = 1 + 0.03 * random.nextGaussian();
          sheet.row(
              FIRST.plusMonths(month), plant.id(), Math.floor(growth * noise * plant.capacity()));
        }
      }
    }
  }

  private void production() throws IOException {
    double year = sites.vehiclePlants().stream().mapToDouble(Site::capacity).sum() * 10.87e-6;
    try (Sheet sheet =
        new Sheet(folder, "production_history.csv", "year,network_output_gwh,retired_pool_gwh")) {
      for (int at = 0; at < 7; at++) {
        sheet.row(2018 + at, year * (0.3 + 0.1 * at), year * 0.08 * at);
      }
    }
  }

  private void market() throws IOException {
    double[] deviation = new double[MARKET.length];
    try (Sheet sheet = new Sheet(folder, "history_monthly.csv", HISTORY)) {
      for (int month = 0; month < PAST; month++) {
        Object[] row = new Object[18];
        row[0] = FIRST.plusMonths(month);
        for (int at = 0; at < MARKET.length; at++) {
          deviation[at] = 0.8 * deviation[at] + 0.6 * random.nextGaussian();
          row[1 + at] = Math.max(-1, MARKET[at][0] + MARKET[at][1] * deviation[at]);
        }
        row[12] = StrictMath.sin(Math.PI * month / 6);
        row[13] = StrictMath.cos(Math.PI * month / 6);
        row[14] = 0.6 + 0.08 * month / PAST;
        row[15] = 100 + 4 * random.nextGaussian();
        row[16] = 0;
        row[17] = 0;
        sheet.row(row);
      }
    }
  }

  private void suppliers() throws IOException {
    List<Site> critical = sites.suppliers().stream().filter(Site::critical).toList();
    Observed[] observed = critical.stream().map(s -> new Observed(s.p())).toArray(Observed[]::new);
    try (Sheet sheet =
        new Sheet(
            folder,
            "supplier_disruption_monthly.csv",
            "month,supplier,disrupted_days,observed_freq_ewma,observed_p")) {
      for (int month = 0; month < PAST; month++) {
        for (int at = 0; at < observed.length; at++) {
          Site site = critical.get(at);
          int days = days(site.p());
          observed[at].next(days);
          sheet.row(
              FIRST.plusMonths(month),
              site.id(),
              days,
              observed[at].days,
              Math.min(3 * site.p(), observed[at].probability()));
        }
      }
    }
  }

  private int days(double p) {
    return random.nextDouble() < p ? 2 + random.nextInt(12) : 0;
  }

  private void links() throws IOException {
    Observed observed = new Observed(0.03);
    try (Sheet sheet =
        new Sheet(
            folder,
            "link_disruption_monthly.csv",
            "month,link,lane_class,disrupted_days,severity,observed_freq_ewma,observed_p")) {
      for (int month = 0; month < PAST; month++) {
        int days = days(0.03);
        observed.next(days);
        sheet.row(
            FIRST.plusMonths(month),
            "LINK_MED",
            "SUEZ",
            days,
            days > 0 ? 0.5 : 0.0,
            observed.days,
            Math.min(0.12, Math.max(0.03, observed.probability())));
      }
    }
  }

  /** The observable probability of an interruption, as the planning model defines it. */
  private static final class Observed {
    private final double base;
    private double interrupted;
    private double weight = 1 / (1 - DECAY);
    private double days;

    Observed(double base) {
      this.base = base;
      this.interrupted = base / (1 - DECAY);
      this.days = 0.3 * base;
    }

    void next(int disruptedDays) {
      interrupted = DECAY * interrupted + (disruptedDays > 0 ? 1 : 0);
      weight = DECAY * weight + 1;
      days = DECAY * days + (1 - DECAY) * disruptedDays / 30;
    }

    double probability() {
      return (12 * base + interrupted) / (12 + weight);
    }
  }
}
