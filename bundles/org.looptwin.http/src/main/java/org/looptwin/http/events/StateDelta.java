package org.looptwin.http.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.looptwin.decision.api.DecisionDesk;
import org.looptwin.http.backend.Backend;
import org.looptwin.model.network.Case;
import org.looptwin.model.plan.Plan;
import org.looptwin.plugin.api.Plugin;
import org.looptwin.plugin.api.Plugins;
import org.looptwin.rules.api.RuleLibrary;
import org.looptwin.rules.api.RuleProblem;

/**
 * What has changed about the server itself since it was looked at last: the plan in force, the
 * case, rules, plug-ins, health. The first look tells health alone. Used by one thread.
 */
final class StateDelta {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Backend backend;
  private final Supplier<ObjectNode> health;
  private final Map<String, JsonNode> plugins = new HashMap<>();
  private boolean looked;
  private String inForce;
  private Case reference;
  private ObjectNode rules;
  private String turned = "";
  private volatile Event newestHealth;

  /**
   * @param health the form of {@code GET /health/ready}
   */
  StateDelta(Backend backend, Supplier<ObjectNode> health) {
    this.backend = backend;
    this.health = health;
  }

  List<Event> look() {
    List<Event> events = new ArrayList<>();
    plan(events);
    reference(events);
    rules(events);
    plugins(events);
    health(events);
    boolean first = !looked;
    looked = true;
    return first ? List.of(newestHealth) : events;
  }

  /** The newest health, for who comes; null before the first look. */
  Event health() {
    return newestHealth;
  }

  private void plan(List<Event> events) {
    String now = backend.desk().flatMap(DecisionDesk::planInForce).map(Plan::id).orElse(inForce);
    if (now != null && !now.equals(inForce)) {
      events.add(new Event("plan", NODES.objectNode().put("id", now).put("previous", inForce)));
      inForce = now;
    }
  }

  /** A case is never changed in place. */
  private void reference(List<Event> events) {
    Case now = backend.reference().orElse(reference);
    if (now != null && now != reference) {
      ObjectNode tree = NODES.objectNode().put("name", now.name());
      tree.put("sites", now.extended().nodes().size());
      events.add(new Event("case", tree.put("lanes", now.network().lanes().size())));
      reference = now;
    }
  }

  private void rules(List<Event> events) {
    ObjectNode now = backend.rules().map(StateDelta::tree).orElse(rules);
    if (now != null && !now.equals(rules)) {
      events.add(new Event("rules", now));
      rules = now;
    }
  }

  private static ObjectNode tree(RuleLibrary library) {
    ObjectNode tree = NODES.objectNode().put("version", library.current().version());
    ArrayNode problems = tree.putArray("problems");
    for (RuleProblem problem : library.problems()) {
      problems
          .addObject()
          .put("file", problem.file())
          .put("line", problem.line())
          .put("message", problem.message());
    }
    return tree;
  }

  private void plugins(List<Event> events) {
    Map<String, JsonNode> now = new HashMap<>();
    for (Plugin plugin : backend.plugins().map(Plugins::all).orElse(List.of())) {
      now.putIfAbsent(plugin.name() + " " + plugin.file(), PluginJson.tree(plugin));
    }
    now.forEach(
        (key, tree) -> {
          if (!tree.equals(plugins.get(key))) {
            events.add(new Event("plugin", ((ObjectNode) tree).deepCopy().put("present", true)));
          }
        });
    plugins.forEach(
        (key, tree) -> {
          if (!now.containsKey(key)) {
            events.add(new Event("plugin", ((ObjectNode) tree).deepCopy().put("present", false)));
          }
        });
    plugins.clear();
    plugins.putAll(now);
  }

  /** Details move with every reading; only a check that turns is news. */
  private void health(List<Event> events) {
    ObjectNode now = health.get();
    newestHealth = new Event("health", now);
    String states = String.join(",", now.path("checks").findValuesAsText("status"));
    if (!states.equals(turned)) {
      events.add(newestHealth);
      turned = states;
    }
  }
}
