package org.looptwin.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.looptwin.decision.api.PlanPolicy;
import org.osgi.service.cm.ConfigurationAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@code conf/looptwin.properties} says of the live plans' protection. */
final class PolicySettings {
  static final String PID = "org.looptwin.plan";
  private static final Logger LOG = LoggerFactory.getLogger(PolicySettings.class);
  private static final String POLICY = "plan.policy";
  private static final String ROWS = "plan.policy-rows";

  /** Keys to the figures' names. */
  private static final Map<String, String> FIGURES =
      Map.ofEntries(
          Map.entry("plan.beta", "beta"),
          Map.entry("plan.gamma", "gamma"),
          Map.entry("plan.gamma.lanes", "gammaLanes"),
          Map.entry("plan.gamma.carbon", "gammaCarbon"),
          Map.entry("plan.gamma.recovery", "gammaRecovery"),
          Map.entry("plan.recovery-drop", "recoveryDrop"),
          Map.entry("plan.omega", "omega"),
          Map.entry("plan.epsilon", "epsilon"),
          Map.entry("plan.alpha", "alpha"),
          Map.entry("plan.scenarios", "scenarios"),
          Map.entry("plan.reserve", "reserve"),
          Map.entry("plan.change-price", "changePrice"));

  private final FeatureConfiguration configuration;

  PolicySettings(ConfigurationAdmin admin) {
    configuration = new FeatureConfiguration(admin, PID);
  }

  static Set<String> keys() {
    Set<String> keys = new TreeSet<>(FIGURES.keySet());
    keys.add(POLICY);
    keys.add(ROWS);
    return keys;
  }

  /**
   * @throws BadInput when the policy or a figure is none; nothing has changed then
   */
  void apply(Properties settings) throws IOException {
    configuration.apply(values(settings));
    unheeded(settings).forEach(sentence -> LOG.warn("conf/looptwin.properties: {}", sentence));
  }

  /** Figures that change nothing under the policy, a sentence each. */
  static List<String> unheeded(Properties settings) {
    String name = settings.getProperty(POLICY, "").strip();
    String policy = name.isEmpty() ? PlanPolicy.DEFAULT.name() : name;
    Set<String> heeded = PlanPolicy.heededBy(policy);
    List<String> sentences = new ArrayList<>();
    new TreeMap<>(FIGURES)
        .forEach(
            (key, figure) -> {
              if (!settings.getProperty(key, "").isBlank() && !heeded.contains(figure)) {
                sentences.add(
                    "%s changes nothing under %s = %s, which heeds %s"
                        .formatted(key, POLICY, policy, keys(heeded)));
              }
            });
    return sentences;
  }

  private static String keys(Set<String> figures) {
    return FIGURES.entrySet().stream()
        .filter(entry -> figures.contains(entry.getValue()))
        .map(Map.Entry::getKey)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  void remove() throws IOException {
    configuration.remove();
  }

  /** There is always a value: without a word in the file the default holds again. */
  static Dictionary<String, Object> values(Properties settings) {
    Map<String, Double> figures = new TreeMap<>();
    FIGURES.forEach(
        (key, figure) -> {
          String value = settings.getProperty(key, "").strip();
          if (!value.isEmpty()) {
            figures.put(figure, number(key, value));
          }
        });
    String name = settings.getProperty(POLICY, "").strip();
    Dictionary<String, Object> values = new Hashtable<>();
    PlanPolicy policy = policy(name.isEmpty() ? PlanPolicy.DEFAULT.name() : name, figures);
    values.put("policy", policy.name());
    policy.figures().forEach((figure, value) -> values.put(figure, String.valueOf(value)));
    String rows = settings.getProperty(ROWS, "").strip();
    if (!rows.isEmpty()) {
      values.put("policyRows", rows);
    }
    return values;
  }

  private static PlanPolicy policy(String name, Map<String, Double> figures) {
    if (!PlanPolicy.NAMES.contains(name)) {
      throw BadInput.of(
          "%s is '%s', expected one of %s", POLICY, name, String.join(", ", PlanPolicy.NAMES));
    }
    FIGURES.forEach(
        (key, figure) -> {
          PlanPolicy.Range range = PlanPolicy.FIGURES.get(figure);
          Double value = figures.get(figure);
          if (value != null && !(value >= range.least() && value <= range.most())) {
            throw BadInput.of(
                "%s is %s, expected %s to %s", key, value, range.least(), range.most());
          }
        });
    return new PlanPolicy(name, figures);
  }

  private static double number(String key, String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw BadInput.of("%s is '%s', expected a number", key, value);
    }
  }
}
