package org.looptwin.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One of {@code --sensitivity}: what is varied, over the values asked for or the usual ones. */
record SensitivityQuestion(Kind kind, List<Double> values) {

  /** What can be varied. */
  enum Kind {
    CARBON("carbon price", "a tonne"),
    P("probabilities of interruption", "times"),
    RECOVERY("share of retired packs that comes back", "%"),
    BETA("width of the uncertainty set", "beta"),
    GAMMA("suppliers at their worst in a month", "gamma");

    private final String what;
    private final String unit;

    Kind(String what, String unit) {
      this.what = what;
      this.unit = unit;
    }

    String what() {
      return what;
    }

    String unit() {
      return unit;
    }

    String option() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * @param text such as {@code carbon,p} or {@code carbon=80/100/120,recovery}
   */
  static List<SensitivityQuestion> read(String text) {
    Map<String, Kind> kinds = new TreeMap<>();
    Arrays.stream(Kind.values()).forEach(kind -> kinds.put(kind.option(), kind));
    List<SensitivityQuestion> questions = new ArrayList<>();
    for (String one : text.split(",")) {
      String[] parts = one.strip().split("=", 2);
      Kind kind = kinds.get(parts[0]);
      if (kind == null) {
        throw BadInput.of(
            "--sensitivity names '%s', expected some of carbon, p, recovery, beta, gamma, each"
                + " with values maybe, as in carbon=80/100/120",
            parts[0]);
      }
      if (questions.stream().anyMatch(asked -> asked.kind() == kind)) {
        throw BadInput.of(
            "--sensitivity names '%s' twice, expected it once, with all its values as in"
                + " carbon=80/100/120",
            parts[0]);
      }
      questions.add(
          new SensitivityQuestion(kind, parts.length == 1 ? List.of() : values(kind, parts[1])));
    }
    return questions;
  }

  /**
   * @throws BadInput when plans of the policy do not answer to it
   */
  void check(String policy) {
    String option = "--sensitivity " + kind.option();
    OptionFit fit = new OptionFit(policy);
    fit.check(option, true);
    fit.printed(option, kind == Kind.RECOVERY);
  }

  private static List<Double> values(Kind kind, String text) {
    List<Double> values = new ArrayList<>();
    for (String part : text.split("/")) {
      try {
        values.add(Double.valueOf(part.strip()));
      } catch (NumberFormatException e) {
        throw BadInput.of(
            "--sensitivity %s has the value '%s', expected numbers as in %s=1/2/3",
            kind.option(), part, kind.option());
      }
    }
    double most = kind == Kind.RECOVERY ? 100 : 1000;
    values.stream()
        .filter(value -> !(value >= 0 && value <= most))
        .findFirst()
        .ifPresent(
            value -> {
              throw BadInput.of(
                  "--sensitivity %s has the value %s, expected 0 to %.0f",
                  kind.option(), value, most);
            });
    return values.stream().distinct().sorted().toList();
  }
}
