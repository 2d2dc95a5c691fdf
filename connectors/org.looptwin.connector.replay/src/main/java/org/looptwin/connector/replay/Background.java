package org.looptwin.connector.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.quantity.MonthlySeries;

/** What the sites of a case send on ordinary days, from {@code background.json}. */
final class Background {
  private static final double HOURS_PER_MONTH = 730;
  private static final String CARBON_PRICES = "eua_eur_t_studycal";

  private final Case reference;
  private final YearMonth month;

  Background(Case reference, Instant start) {
    this.reference = reference;
    this.month = YearMonth.from(start.atZone(ZoneOffset.UTC));
  }

  List<OrdinarySeries> series() {
    List<OrdinarySeries> all = new ArrayList<>();
    for (JsonNode kind : Json.resource("background.json").path("series")) {
      String family = kind.path("family").asText();
      if (family.equals("market")) {
        all.add(series(kind, "market", scale(kind, null)));
      } else {
        for (Node node : nodes(family, kind.path("which").asText())) {
          all.add(series(kind, family + "/" + node.id(), scale(kind, node)));
        }
      }
    }
    return all;
  }

  private static OrdinarySeries series(JsonNode kind, String target, double scale) {
    return OrdinarySeries.of(
        target + "/" + kind.path("metric").asText(),
        kind.path("unit").asText(),
        kind.path("low").asDouble() * scale,
        kind.path("high").asDouble() * scale,
        Json.text(kind, "text"),
        Duration.parse(kind.path("every").asText()));
  }

  private List<Node> nodes(String family, String which) {
    return reference.network().nodes(NodeType.ofTopic(family).orElseThrow()).stream()
        .filter(
            node ->
                switch (which) {
                  case "critical" -> node.criticalSupplier();
                  case "conventional" -> !node.criticalSupplier();
                  case "existing" -> node.existing();
                  default -> true;
                })
        .toList();
  }

  private double scale(JsonNode kind, Node node) {
    return switch (kind.path("of").asText()) {
      case "capacityPerHour" -> node.capKwhMonth() / HOURS_PER_MONTH;
      case "demandPerMonth" -> monthly(reference.demandKwh(), node);
      case "packsPerHour" ->
          monthly(reference.demandKwh(), node)
              / HOURS_PER_MONTH
              / reference.parameters().kwhPerVehicle();
      case "returnsPerHour" ->
          monthly(reference.retiredKwh(), node)
              * reference.parameters().recoveryRate()
              / HOURS_PER_MONTH;
      case "carbonPrice" -> carbonPrice();
      default -> 1;
    };
  }

  private double monthly(Map<String, MonthlySeries> byNode, Node node) {
    MonthlySeries series = byNode.get(node.id());
    if (series == null) {
      return 0;
    }
    long position = series.start().until(month, java.time.temporal.ChronoUnit.MONTHS);
    return series.at((int) Math.max(0, Math.min(series.months() - 1, position)));
  }

  private double carbonPrice() {
    MonthlySeries past = reference.observations().market().get(CARBON_PRICES);
    return past == null ? reference.parameters().carbonPriceEurT() : past.last();
  }
}
