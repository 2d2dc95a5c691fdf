package org.looptwin.shell.plan;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.plan.Flow;

/**
 * Stocks at the end of each month, from what comes in and is used: materials at battery plants,
 * retired packs at recycling centres.
 */
final class Stocks {
  private static final double DAYS_PER_MONTH = 30.4;
  private static final double USUAL_DAYS = 10;

  private final PlanStory story;
  private final Map<String, Map<Commodity, double[]>> arriving = new LinkedHashMap<>();
  private final Map<String, double[]> blackMass = new LinkedHashMap<>();

  Stocks(PlanStory story) {
    this.story = story;
    for (Flow flow : story.plan().flows()) {
      story.lane(flow).ifPresent(lane -> count(lane, flow));
    }
    story
        .problem()
        .initial()
        .arrivingKwh()
        .forEach(
            (site, lots) -> lots.forEach((commodity, path) -> onTheWay(in(site, commodity), path)));
  }

  private static void onTheWay(double[] in, List<Double> path) {
    for (int t = 0; t < Math.min(in.length, path.size()); t++) {
      in[t] += path.get(t);
    }
  }

  /**
   * A stock's course.
   *
   * @param days how long it lasts at the site's capacity, by month
   */
  record Row(String site, String commodity, int month, double kwh, double days) {}

  private void count(Lane lane, Flow flow) {
    int t = flow.month() - 1;
    if (lane.commodity() == Commodity.BM) {
      blackMass.computeIfAbsent(lane.from(), key -> months())[t] += flow.kwh();
    }
    in(lane.to(), lane.commodity())[t] += flow.kwh();
  }

  private double[] in(String site, Commodity commodity) {
    return arriving
        .computeIfAbsent(site, key -> new EnumMap<>(Commodity.class))
        .computeIfAbsent(commodity, key -> months());
  }

  private double[] months() {
    return new double[story.plan().months()];
  }

  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (String site : story.plan().sites().keySet()) {
      story.node(site).ifPresent(node -> rows(node, rows));
    }
    return rows;
  }

  private void rows(Node node, List<Row> rows) {
    if (node.type() == NodeType.BATTERY_PLANT) {
      new Purchases(story)
          .materials().stream()
              .map(Purchases.Material::commodity)
              .forEach(material -> material(node, material, rows));
    } else if (arriving.containsKey(node.id())) {
      double yield = story.problem().reference().parameters().hydrometYield();
      double[] processed = blackMass.getOrDefault(node.id(), months()).clone();
      for (int t = 0; t < processed.length; t++) {
        processed[t] /= yield;
      }
      double start = story.problem().initial().returnedKwh().getOrDefault(node.id(), 0.0);
      course(node, Commodity.RET, start, in(node.id(), Commodity.RET), processed, rows);
    }
  }

  private void material(Node plant, Commodity material, List<Row> rows) {
    double[] in = in(plant.id(), material).clone();
    double[] kits = in(plant.id(), Commodity.REG);
    for (int t = 0; t < in.length; t++) {
      in[t] += material.regenerated() ? kits[t] : 0;
    }
    double days =
        story
            .problem()
            .initial()
            .stockDays()
            .getOrDefault(plant.id(), Map.of())
            .getOrDefault(material, USUAL_DAYS);
    double[] made = months();
    List<Double> path = story.plan().productionKwh().getOrDefault(plant.id(), List.of());
    for (int t = 0; t < Math.min(made.length, path.size()); t++) {
      made[t] = path.get(t);
    }
    course(plant, material, days * perDay(plant), in, made, rows);
  }

  private static double perDay(Node node) {
    return node.capKwhMonth() / DAYS_PER_MONTH;
  }

  private static void course(
      Node node, Commodity what, double start, double[] in, double[] out, List<Row> rows) {
    double stock = start;
    for (int t = 0; t < in.length; t++) {
      stock += in[t] - out[t];
      double kwh = Math.abs(stock) < 1e-3 ? 0 : stock;
      rows.add(
          new Row(
              node.id(), what.name(), t + 1, kwh, node.capKwhMonth() > 0 ? kwh / perDay(node) : 0));
    }
  }
}
