package org.looptwin.loop;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.looptwin.decision.api.DecisionDesk;
import org.looptwin.decision.api.PlanPolicy;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policy of the live plans as the settings have it: PID {@code org.looptwin.plan} with {@code
 * policy}, the figures by their names, each a number, and {@code policyRows}, rules with commas
 * between them. A change is taken over while the loop runs.
 */
@Component(
    service = PolicySetting.class,
    immediate = true,
    configurationPid = "org.looptwin.plan",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class PolicySetting {
  private static final Logger LOG = LoggerFactory.getLogger(PolicySetting.class);
  private static final String POLICY = "policy";
  private static final String ROWS = "policyRows";

  private final DecisionDesk desk;

  @Activate
  public PolicySetting(@Reference DecisionDesk desk, Map<String, Object> settings) {
    this.desk = desk;
    adopt(settings);
  }

  @Modified
  void change(Map<String, Object> settings) {
    adopt(settings);
  }

  private void adopt(Map<String, Object> settings) {
    try {
      desk.risk().adopt(policy(settings), "settings");
    } catch (IllegalArgumentException e) {
      LOG.error("The plans' policy stays as it is: {}", e.getMessage());
    }
  }

  static PlanPolicy policy(Map<String, Object> settings) {
    Map<String, Double> figures = new HashMap<>();
    for (String figure : PlanPolicy.FIGURES.keySet()) {
      Object value = settings.get(figure);
      if (value != null) {
        figures.put(figure, Double.valueOf(value.toString()));
      }
    }
    Object name = settings.getOrDefault(POLICY, PlanPolicy.DEFAULT.name());
    return new PlanPolicy(name.toString(), figures, rules(settings));
  }

  private static List<String> rules(Map<String, Object> settings) {
    return Stream.of(settings.getOrDefault(ROWS, "").toString().split(","))
        .map(String::strip)
        .filter(rule -> !rule.isEmpty())
        .distinct()
        .toList();
  }
}
