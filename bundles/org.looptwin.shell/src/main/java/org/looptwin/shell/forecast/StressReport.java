package org.looptwin.shell.forecast;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.looptwin.forecast.api.JointExtremes;
import org.looptwin.forecast.api.JointExtremes.Stress;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.network.LaneClass;

/**
 * The corner that several targets exceed in one month with a small probability, and a what-if of
 * it: the body that {@code looptwin plan --what-if} takes.
 */
public final class StressReport {
  private static final String PROBABILITY = "p:";
  private static final String CARBON = "carbon";
  private static final String RECOVERY = "recovery";

  private final String caseName;
  private final Stress stress;
  private final double probability;
  private final Map<String, double[]> observed;

  private StressReport(
      String caseName, Stress stress, double probability, Map<String, double[]> observed) {
    this.caseName = caseName;
    this.stress = stress;
    this.probability = probability;
    this.observed = observed;
  }

  /**
   * @param caseName whose targets they are
   * @param targets at least two, of equal months
   * @throws IllegalArgumentException when they do not allow it
   */
  public static StressReport of(
      JointExtremes extremes,
      String caseName,
      List<SeriesHistory> targets,
      double probability,
      long seed) {
    Map<String, double[]> observed = new LinkedHashMap<>();
    targets.forEach(each -> observed.put(each.target(), each.values().toArray()));
    return new StressReport(
        caseName, extremes.stress(observed, probability, seed), probability, observed);
  }

  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        say(
            "joint stress: a month in which all %d exceed these values has the probability %s",
            observed.size(), probability));
    lines.add(
        say(
            "%s copula (AIC %s), Kendall's tau %.3f, tail dependence %.3f, each at its own quantile"
                + " %.4f",
            stress.copula(), criteria(), stress.tau(), stress.upperTail(), stress.level()));
    if (observed.size() > 2) {
      lines.add(
          say(
              "one parameter stands for every pair, whose own tau lies between %.3f and %.3f: where"
                  + " pairs differ, two alone (--series) may go further than all together",
              stress.leastTau(), stress.mostTau()));
    }
    lines.add(
        say("%-12s %11s %11s %13s %8s", "series", "value", "highest seen", "if independent", "xi"));
    stress
        .corners()
        .forEach(
            (name, corner) ->
                lines.add(
                    say(
                        "%-12s %11.5g %11.5g %13.5g %8s",
                        name,
                        corner.value(),
                        highest(name),
                        corner.independent(),
                        Double.isNaN(corner.xi()) ? "-" : say("%.3f", corner.xi()))));
    leftOut().ifPresent(lines::add);
    lines.add(
        "plan against it: looptwin plan CASE --what-if FILE with FILE from --stress ... --out");
    return lines;
  }

  /** Series that the what-if does not hold, in words; empty when it holds them all. */
  public Optional<String> leftOut() {
    List<String> names = stress.corners().keySet().stream().filter(one -> !taken(one)).toList();
    if (names.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        say(
            "not in the what-if: %s; a plan is asked with carbon, p:SUPPLIER and p:ROUTE alone%s",
            String.join(", ", names),
            names.contains(RECOVERY)
                ? ", and a high recovery rate is no stress: --set recovery=VALUE asks with a low one"
                : ""));
  }

  /** Whether the what-if holds anything. */
  public boolean plannable() {
    return stress.corners().keySet().stream().anyMatch(StressReport::taken);
  }

  private static boolean taken(String name) {
    return name.equals(CARBON) || name.startsWith(PROBABILITY);
  }

  private double highest(String name) {
    return Arrays.stream(observed.get(name)).max().orElse(Double.NaN);
  }

  private String criteria() {
    List<String> all = new ArrayList<>();
    stress.aic().forEach((name, aic) -> all.add(say("%s %.1f", name, aic)));
    return String.join(", ", all);
  }

  /** The body of {@code POST /api/v1/plans}: the corner in place of the forecasts. */
  public ObjectNode whatIf() {
    ObjectNode body = new ObjectMapper().createObjectNode().put("case", caseName);
    ObjectNode suppliers = new ObjectMapper().createObjectNode();
    ObjectNode lanes = new ObjectMapper().createObjectNode();
    stress
        .corners()
        .forEach(
            (name, corner) -> {
              if (name.startsWith(PROBABILITY)) {
                String of = name.substring(PROBABILITY.length());
                (lane(of) ? lanes : suppliers).put(of, rounded(corner.value()));
              } else if (name.equals(CARBON)) {
                body.put("carbonEurT", rounded(corner.value()));
              }
            });
    if (!suppliers.isEmpty()) {
      body.set("supplierP", suppliers);
    }
    if (!lanes.isEmpty()) {
      body.set("laneP", lanes);
    }
    return body;
  }

  private static boolean lane(String name) {
    return Arrays.stream(LaneClass.values()).anyMatch(type -> type.name().equals(name));
  }

  private static double rounded(double value) {
    return Math.rint(value * 1e6) / 1e6;
  }

  public ObjectNode tree() {
    ObjectNode tree = new ObjectMapper().createObjectNode();
    tree.put("probability", probability).put("copula", stress.copula());
    tree.put("tau", stress.tau()).put("upperTail", stress.upperTail()).put("level", stress.level());
    tree.putArray("tauOfPairs").add(stress.leastTau()).add(stress.mostTau());
    ObjectNode corners = tree.putObject("corners");
    stress
        .corners()
        .forEach(
            (name, corner) -> {
              ObjectNode one = corners.putObject(name);
              one.put("value", corner.value()).put("highestSeen", highest(name));
              one.put("independent", corner.independent());
              if (Double.isFinite(corner.xi())) {
                one.put("xi", corner.xi());
              } else {
                one.putNull("xi");
              }
            });
    ObjectNode aic = tree.putObject("aic");
    stress.aic().forEach(aic::put);
    tree.set("whatIf", whatIf());
    leftOut().ifPresent(words -> tree.put("leftOut", words));
    return tree;
  }

  private static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
