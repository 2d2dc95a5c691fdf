package org.looptwin.shell;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.looptwin.optimise.api.Front;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.shell.plan.Figures;

/** A front as a table, as CSV, as JSON and as a picture. */
final class FrontReport {
  private final Front front;
  private final PlanningProblem problem;
  private final long seed;

  FrontReport(Front front, PlanningProblem problem, long seed) {
    this.front = front;
    this.problem = problem;
    this.seed = seed;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    String currency = problem.reference().parameters().currency();
    lines.add(
        say(
            "%s (%s), %s from %s, policy %s: %d plans, none beaten by another; %s, %.1f s",
            problem.reference().name(),
            problem.subset().name(),
            Figures.count(problem.months(), "month"),
            problem.reference().firstMonth(),
            problem.policy(),
            front.points().size(),
            front.solver(),
            front.seconds()));
    lines.add(
        say(
            "%3s %12s %10s %16s %7s  %-24s %s",
            "",
            "cost M" + currency,
            "CO2 kt",
            "disruption M" + currency,
            "gap %",
            "open recycling centres",
            ""));
    for (int i = 0; i < front.points().size(); i++) {
      lines.add(row(i));
    }
    picks(lines);
    searches(lines);
    elasticity(lines);
    return lines;
  }

  private String row(int i) {
    Front.Point point = front.points().get(i);
    return say(
            "%3d %12.1f %10.1f %16.1f %7s  %-24s %s",
            i + 1,
            point.costEur() / 1e6,
            point.emissionsT() / 1e3,
            point.disruptionEur() / 1e6,
            Double.isNaN(point.gap()) ? "-" : say("%.3f", 100 * point.gap()),
            String.join(" ", new TreeSet<>(point.sites())),
            String.join(", ", labels(i)))
        .stripTrailing();
  }

  /** What recommends a point. */
  List<String> labels(int point) {
    List<String> labels = new ArrayList<>();
    Front.Picks picks = front.picks();
    if (picks != null && picks.knee() == point) {
      labels.add("knee");
    }
    if (picks != null && picks.topsis() == point) {
      labels.add("TOPSIS");
    }
    if (picks != null && picks.dial() == point) {
      labels.add(say("dial %.2f", picks.risk()));
    }
    return labels;
  }

  private void picks(List<String> lines) {
    Front.Picks picks = front.picks();
    if (picks == null) {
      lines.add("weights: entropy weights of fewer than two plans are undefined");
      return;
    }
    lines.add(
        "weights (cost, CO2, disruption): entropy "
            + weights(picks.entropyWeights())
            + say("; dial at %.2f ", picks.risk())
            + weights(picks.dialWeights()));
  }

  private static String weights(List<Double> weights) {
    return say("%.3f %.3f %.3f", weights.get(0), weights.get(1), weights.get(2));
  }

  private void searches(List<String> lines) {
    for (Front.Search search : front.searches()) {
      lines.add(
          say(
              "hypervolume %.4f  %s: %d plans, %d models solved, %.1f s",
              search.hypervolume(),
              search.method(),
              search.points(),
              search.solves(),
              search.seconds()));
    }
    if (!front.searches().isEmpty()) {
      List<Double> corner = front.searches().get(0).reference();
      lines.add(
          say(
              "  as a share of the box from the least of each to cost %.1f, CO2 %.1f, disruption"
                  + " %.1f",
              corner.get(0) / 1e6, corner.get(1) / 1e3, corner.get(2) / 1e6));
    }
  }

  private void elasticity(List<String> lines) {
    Front.Elasticity e = front.elasticity();
    if (e != null) {
      lines.add(
          say(
              "carbon-risk elasticity %.4f: disruption %.2f, %.2f, %.2f M at a carbon price of %.1f,"
                  + " %.1f, %.1f a tonne",
              e.value(),
              e.disruptionEur().get(0) / 1e6,
              e.disruptionEur().get(1) / 1e6,
              e.disruptionEur().get(2) / 1e6,
              e.carbonEurT() * (1 - e.step()),
              e.carbonEurT(),
              e.carbonEurT() * (1 + e.step())));
    }
  }

  List<String> csv() {
    List<String> rows = new ArrayList<>();
    rows.add("point,cost_eur,emissions_t,disruption_eur,gap,method,open_sites,picks");
    for (int i = 0; i < front.points().size(); i++) {
      Front.Point point = front.points().get(i);
      rows.add(
          say(
              "%d,%.2f,%.4f,%.2f,%s,%s,%s,%s",
              i + 1,
              point.costEur(),
              point.emissionsT(),
              point.disruptionEur(),
              Double.isNaN(point.gap()) ? "" : say("%.8f", point.gap()),
              point.method(),
              String.join(" ", new TreeSet<>(point.sites())),
              String.join(" ", labels(i)).replace("dial ", "dial=")));
    }
    return rows;
  }

  String svg() {
    String currency = problem.reference().parameters().currency();
    String title =
        say(
            "%s, %s, %s",
            problem.reference().name(),
            problem.subset().name(),
            Figures.count(problem.months(), "month"));
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < front.points().size(); i++) {
      labels.add(String.join(", ", labels(i)));
    }
    return new FrontPicture(front.points(), labels, title, currency).svg();
  }

  String json() {
    ObjectNode tree = new ObjectMapper().createObjectNode();
    tree.put("case", problem.reference().name()).put("nodes", problem.subset().name());
    tree.put("policy", problem.policy())
        .put("months", problem.months())
        .put("seed", seed)
        .put("solver", front.solver());
    tree.put("seconds", front.seconds()).put("because", front.because());
    ArrayNode points = tree.putArray("points");
    for (int i = 0; i < front.points().size(); i++) {
      Front.Point point = front.points().get(i);
      ObjectNode one = points.addObject();
      one.put("costEur", point.costEur()).put("emissionsT", point.emissionsT());
      one.put("disruptionEur", point.disruptionEur()).put("gap", finite(point.gap()));
      one.put("method", point.method());
      ArrayNode sites = one.putArray("sites");
      new TreeSet<>(point.sites()).forEach(sites::add);
      labels(i).forEach(one.withArray("picks")::add);
    }
    picks(tree);
    searches(tree.putArray("searches"));
    elasticity(tree);
    return tree.toString();
  }

  private void picks(ObjectNode tree) {
    Front.Picks picks = front.picks();
    if (picks == null) {
      tree.putNull("picks");
      return;
    }
    ObjectNode one = tree.putObject("picks");
    one.put("knee", picks.knee() + 1).put("topsis", picks.topsis() + 1);
    one.put("dial", picks.dial() + 1).put("risk", picks.risk());
    picks.entropyWeights().forEach(one.putArray("entropyWeights")::add);
    picks.dialWeights().forEach(one.putArray("dialWeights")::add);
  }

  private void searches(ArrayNode array) {
    for (Front.Search search : front.searches()) {
      ObjectNode one = array.addObject();
      one.put("method", search.method()).put("points", search.points());
      one.put("solves", search.solves()).put("hypervolume", search.hypervolume());
      search.reference().forEach(one.putArray("reference")::add);
      one.put("seconds", search.seconds());
    }
  }

  private void elasticity(ObjectNode tree) {
    Front.Elasticity e = front.elasticity();
    if (e != null) {
      ObjectNode one = tree.putObject("elasticity");
      one.put("value", finite(e.value())).put("carbonEurT", e.carbonEurT()).put("step", e.step());
      e.disruptionEur().forEach(one.putArray("disruptionEur")::add);
    }
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
