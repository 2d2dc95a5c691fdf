package org.looptwin.coordinate.markov.live;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.quantity.MonthlySeries;

/** What a case expects of its sites, kWh a day; beyond its months the same months again. */
final class Expected {
  private static final double DAYS_PER_MONTH = 365 / 12.0;

  private final Case reference;

  Expected(Case reference) {
    this.reference = reference;
  }

  private double daily(MonthlySeries series, LocalDate day) {
    if (series == null || series.months() == 0) {
      return 0;
    }
    long month = ChronoUnit.MONTHS.between(series.start(), YearMonth.from(day));
    return series.at((int) Math.floorMod(month, (long) series.months())) / DAYS_PER_MONTH;
  }

  private double total(Map<String, MonthlySeries> of, LocalDate day) {
    return of.values().stream().mapToDouble(series -> daily(series, day)).sum();
  }

  /** Packs that a vehicle plant needs. */
  double demand(Node plant, LocalDate day) {
    return daily(reference.demandKwh().get(plant.id()), day);
  }

  double demand(LocalDate day) {
    return total(reference.demandKwh(), day);
  }

  /** Packs that come back in a vehicle plant's region. */
  double returns(Node plant, LocalDate day) {
    return daily(reference.retiredKwh().get(plant.id()), day)
        * reference.parameters().recoveryRate();
  }

  double returns(LocalDate day) {
    return total(reference.retiredKwh(), day) * reference.parameters().recoveryRate();
  }

  double regenerated(LocalDate day) {
    return returns(day)
        * reference.parameters().hydrometYield()
        * reference.parameters().regenerationYield();
  }

  /** A site's part of what all existing ones of its type do, by capacity. */
  double share(Node site) {
    double all =
        reference.extended().nodes(site.type()).stream()
            .filter(Node::existing)
            .mapToDouble(Node::capKwhMonth)
            .sum();
    return all > 0 ? site.capKwhMonth() / all : 0;
  }

  /** A hub's part of the returns and registrations. */
  static double ofHub(Node hub) {
    return hub.type() == NodeType.HUB ? hub.weight() : 0;
  }
}
