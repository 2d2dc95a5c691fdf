package org.looptwin.optimise.fuzzy.input;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.looptwin.optimise.api.fuzzy.FuzzySettings;
import org.looptwin.optimise.api.fuzzy.Ranking;
import org.looptwin.optimise.api.fuzzy.Rankings;
import org.looptwin.optimise.api.fuzzy.SettingFault;
import org.looptwin.optimise.fuzzy.compromise.Method;
import org.looptwin.optimise.fuzzy.compromise.Wish;
import org.looptwin.optimise.fuzzy.program.Conversion;
import org.looptwin.optimise.fuzzy.program.CrispForm;

/** What the settings choose, else the file, else the default. */
public final class Choices {
  public static final double ALPHA = 0.8;

  private final Entry root;
  private final FuzzySettings settings;

  public Choices(Entry root, FuzzySettings settings) {
    this.root = root;
    this.settings = settings;
  }

  public CrispForm.Rule rule() {
    return new CrispForm.Rule(
        choose(
            "relation",
            root.has("A") ? "conversion" : "relation",
            settings.relation(),
            Conversion::named,
            Conversion.names(),
            Conversion.NEAREST_INTERVAL),
        choose(
            "ranking",
            "ranking",
            settings.ranking(),
            Rankings::named,
            Rankings.names(),
            (Ranking) Rankings.EXPECTED_VALUE),
        alpha());
  }

  /** A fault of how rows become crisp, named where that was chosen. */
  public IllegalArgumentException rowsFault(String what, String expected) {
    String key = root.has("A") ? "conversion" : "relation";
    return settings.relation() == null && root.has(key)
        ? root.at(key).fault(what, expected)
        : new SettingFault("relation", "%s, expected %s", what, expected);
  }

  /**
   * @throws IllegalArgumentException when the ranking is not linear for such numbers
   */
  public void fits(Ranking ranking, boolean triangular) {
    try {
      ranking.weights(triangular);
    } catch (UnsupportedOperationException e) {
      String what = "is '%s', which is linear for triangles only".formatted(ranking.label());
      String expected = "another one for trapezoids. Maybe expected-value";
      throw settings.ranking() == null
          ? root.at("ranking").fault(what, expected)
          : new SettingFault("ranking", "%s, expected %s", what, expected);
    }
  }

  public double alpha() {
    return share("alpha", settings.alpha(), ALPHA);
  }

  /**
   * @param aims how many weights there must be
   */
  public Wish wish(int aims, Method otherwise) {
    Method method =
        choose("method", "method", settings.method(), Method::named, Method.names(), otherwise);
    Wish wish = Wish.equal(method, aims).with(share("phi", settings.phi(), Wish.PHI));
    List<Double> weights = weights();
    if (weights == null) {
      return wish;
    }
    if (weights.size() != aims) {
      String what = "has %d numbers".formatted(weights.size());
      String expected = "%d, one for each objective".formatted(aims);
      throw settings.weights() == null
          ? root.at("weights").fault(what, expected)
          : new SettingFault("weights", "%s, expected %s", what, expected);
    }
    double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
    return wish.with(weights.stream().map(weight -> weight / sum).toList());
  }

  private List<Double> weights() {
    if (settings.weights() != null || !root.has("weights")) {
      return settings.weights();
    }
    Entry entry = root.at("weights");
    List<Double> weights = entry.list().stream().map(Entry::number).toList();
    if (weights.stream().anyMatch(one -> one < 0) || weights.stream().allMatch(one -> one == 0)) {
      throw entry.fault("is " + weights, "weights of 0 or more, at least one above 0");
    }
    return weights;
  }

  public double share(String key, Double given, double otherwise) {
    if (given != null) {
      return given;
    }
    if (!root.has(key)) {
      return otherwise;
    }
    double value = root.at(key).number();
    if (value < 0 || value > 1) {
      throw root.at(key).fault("is " + value, "0 to 1");
    }
    return value;
  }

  /**
   * @param setting its name among the settings
   * @param key its name in the file
   */
  private <T> T choose(
      String setting,
      String key,
      String given,
      Function<String, Optional<T>> named,
      String names,
      T otherwise) {
    if (given != null) {
      return named
          .apply(given)
          .orElseThrow(
              () ->
                  new SettingFault(
                      setting, "is '%s', which is not known, expected one of %s", given, names));
    }
    if (!root.has(key)) {
      return otherwise;
    }
    Entry entry = root.at(key);
    String name = entry.text();
    return named
        .apply(name)
        .orElseThrow(
            () -> entry.fault("the %s '%s' is not known".formatted(key, name), "one of " + names));
  }
}
