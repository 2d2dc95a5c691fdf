package org.looptwin.shell;

import java.util.List;
import org.looptwin.optimise.api.fuzzy.FuzzySettings;
import org.looptwin.optimise.api.fuzzy.SettingFault;
import picocli.CommandLine.Option;

/** How fuzzy numbers become crisp, and which compromise is sought. */
final class FuzzyOptions {
  @Option(
      names = "--relation",
      description =
          "How rows become crisp: vertexwise, interval, ranking, possibilistic (default: interval).")
  private String relation;

  @Option(
      names = "--ranking",
      description =
          "Objectives by expected-value, liou-wang, graded-mean, centroid or mode (default:"
              + " expected-value).")
  private String ranking;

  @Option(
      names = "--method",
      description =
          "max-min (study-b), torabi-hassini (study-c), lai-hwang, werners, weighted, goal.")
  private String method;

  @Option(
      names = "--alpha",
      description =
          "Degree to which vague rows must hold (study-c), level of the cuts told; 0 to 1"
              + " (default: 0.8).")
  private Double alpha;

  @Option(
      names = "--phi",
      description = "Weight of the least membership against the mean, 0 to 1 (default: 0.4).")
  private Double phi;

  @Option(
      names = "--weights",
      split = ",",
      description =
          "By objective: profit,energy,service (study-b), cost,co2 (study-c); equal by default.")
  private List<Double> weights;

  @Option(
      names = "--size",
      description = "study-c: P1 to P6 of the file, or e.g. plants=3,customers=12 (default: P1).")
  private String size;

  @Option(
      names = "--traceability",
      description = "study-c: least share of packs on watched sites (default: 0.6).")
  private Double traceability;

  @Option(names = "--iot", description = "study-c: on or off (default: on).")
  private String iot;

  @Option(names = "--demand-factor", description = "study-c: times every demand (default: 1).")
  private Double demandFactor;

  @Option(
      names = "--profit",
      defaultValue = "printed",
      description =
          "study-b: printed (a sale at every stage counts, as in the study) or netted (sales inside"
              + " the chain count once).")
  private String profit = "printed";

  FuzzySettings settings() {
    oneOf("--iot", iot == null ? "on" : iot, List.of("on", "off"));
    oneOf("--profit", profit, List.of("printed", "netted"));
    try {
      return new FuzzySettings(
          relation,
          ranking,
          method,
          alpha,
          phi,
          weights,
          size,
          traceability,
          iot == null ? null : iot.equals("on"),
          demandFactor,
          profit.equals("netted"));
    } catch (SettingFault fault) {
      throw refused(fault);
    }
  }

  /** Named as on the command line. */
  static BadInput refused(SettingFault fault) {
    return BadInput.of("%s %s", fault.option(), fault.what());
  }

  private static void oneOf(String option, String value, List<String> known) {
    if (!known.contains(value)) {
      throw BadInput.of("%s is '%s', expected %s", option, value, String.join(" or ", known));
    }
  }
}
