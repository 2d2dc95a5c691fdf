package org.looptwin.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.looptwin.coordinate.api.EnforcementQuestion;
import org.looptwin.coordinate.api.EnforcementQuestion.Change;
import org.looptwin.coordinate.api.EnforcementQuestion.Limits;
import picocli.CommandLine.Option;

/** How a contract is tried over time. */
final class EnforceOptions {
  private static final int MOST_PERIODS = 1_000_000;
  private static final double MOST_UNITS = 10_000;
  private static final List<String> CHANGING =
      List.of("consumer_demand", "consumer_use", EnforcementQuestion.TEMPTATION);
  private static final List<String> INDICATORS =
      List.of(
          "service_level",
          "recovery_rate",
          "compliance_rate",
          "utility_manufacturer",
          "utility_distributor",
          "utility_consumer",
          "utility_recycler",
          "utility_reuser");
  private static final Pattern CHANGE = Pattern.compile("([a-z_]+)=([^@]+)@(\\d{1,9})");
  private static final Pattern BAND = Pattern.compile("([a-z_]+)=([^:]*):([^:]*)");

  @Option(
      names = "--enforce",
      paramLabel = "PERIODS",
      description =
          "Of a case: try the contract over so many periods; it is made anew when an indicator"
              + " leaves its band.")
  private Integer periods;

  @Option(
      names = "--change",
      paramLabel = "RATE=UNITS@PERIOD",
      description =
          "With --enforce: the world changes, e.g. consumer_demand=8@3000, consumer_use=1@3000,"
              + " temptation=0.2@3000.")
  private List<String> changes = new ArrayList<>();

  @Option(
      names = "--band",
      paramLabel = "INDICATOR=LOW:HIGH",
      description =
          "With --enforce: service_level, recovery_rate, compliance_rate, utility_ACTOR; a side"
              + " may be left empty.")
  private List<String> bands = new ArrayList<>();

  boolean given() {
    return periods != null || !changes.isEmpty() || !bands.isEmpty();
  }

  /** What was asked; nothing where it was not. */
  EnforcementQuestion question() {
    if (periods == null && given()) {
      throw BadInput.of("--change and --band are for --enforce, expected it with them");
    }
    if (periods == null) {
      return EnforcementQuestion.NONE;
    }
    if (periods < 1 || periods > MOST_PERIODS) {
      throw BadInput.of("--enforce is %d, expected 1 to %d periods", periods, MOST_PERIODS);
    }
    Map<String, Limits> limits = new HashMap<>();
    for (String band : bands) {
      Matcher parts = parts(BAND, "--band", band, "INDICATOR=LOW:HIGH");
      known("--band", parts.group(1), INDICATORS);
      double low = side(band, parts.group(2), Double.NEGATIVE_INFINITY);
      double high = side(band, parts.group(3), Double.POSITIVE_INFINITY);
      if (!(low <= high)) {
        throw BadInput.of(
            "--band %s has %s above %s, expected the lower limit first", band, low, high);
      }
      limits.put(parts.group(1), new Limits(low, high));
    }
    return new EnforcementQuestion(periods, changes.stream().map(this::change).toList(), limits);
  }

  private Change change(String text) {
    Matcher parts = parts(CHANGE, "--change", text, "RATE=UNITS@PERIOD");
    known("--change", parts.group(1), CHANGING);
    double most = parts.group(1).equals(EnforcementQuestion.TEMPTATION) ? 1 : MOST_UNITS;
    double to = side(text, parts.group(2), Double.NaN);
    int period = Integer.parseInt(parts.group(3));
    if (!(to >= 0 && to <= most)) {
      throw BadInput.of("--change %s is %s, expected 0 to %s", text, to, most);
    }
    if (period < 1 || period > periods) {
      throw BadInput.of("--change %s is in period %d, expected 1 to %d", text, period, periods);
    }
    return new Change(parts.group(1), to, period);
  }

  private static Matcher parts(Pattern form, String option, String text, String expected) {
    Matcher parts = form.matcher(text);
    if (!parts.matches()) {
      throw BadInput.of("%s is '%s', expected %s", option, text, expected);
    }
    return parts;
  }

  private static void known(String option, String name, List<String> names) {
    if (!names.contains(name)) {
      throw BadInput.of("%s has '%s', expected one of %s", option, name, String.join(", ", names));
    }
  }

  private static double side(String whole, String text, double empty) {
    try {
      return text.isEmpty() ? empty : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw BadInput.of("'%s' in %s is no number, expected one", text, whole);
    }
  }
}
