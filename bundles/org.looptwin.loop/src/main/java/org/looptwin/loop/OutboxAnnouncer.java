package org.looptwin.loop;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.looptwin.connector.api.Outbox;
import org.looptwin.decision.api.LoopEvent;
import org.looptwin.model.alarm.Alarm;
import org.looptwin.model.decision.Decision;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.json.ModelJson;
import org.looptwin.model.plan.Plan;

/** Publishes what the loop says: to every outbox, and to listeners in this process. */
final class OutboxAnnouncer implements Announcer {
  private final Supplier<List<Outbox>> outboxes;
  private final Consumer<LoopEvent> listeners;
  private final ModelJson json = new ModelJson();
  private final ObjectMapper mapper = new ObjectMapper();

  OutboxAnnouncer(Supplier<List<Outbox>> outboxes, Consumer<LoopEvent> listeners) {
    this.outboxes = outboxes;
    this.listeners = listeners;
  }

  @Override
  public void stage(LoopEvent event) {
    listeners.accept(event);
  }

  @Override
  public void decision(Decision decision, Plan plan) {
    ObjectNode message = json.tree(decision);
    if (plan != null) {
      ObjectNode summary = message.putObject("plan");
      summary.put("id", plan.id()).put("objectiveEur", plan.objectiveEur());
      summary.set("parts", json.tree(plan).get("parts"));
      summary.put("gap", plan.gap());
    }
    ObjectNode links = message.putObject("links");
    links.put("self", "/api/v1/decisions/" + decision.id());
    links.put("plan", "/api/v1/plans/" + decision.planId());
    links.put("approve", "/api/v1/decisions/" + decision.id() + "/approve");
    publish("decision", message, true);
  }

  @Override
  public void approved(Decision decision, Plan plan) {
    plan.shares()
        .forEach(
            (commodity, suppliers) ->
                suppliers.forEach(
                    (supplier, byMonth) ->
                        command("supplier", supplier, decision, plan)
                            .accept(
                                Map.of(
                                    "share", byMonth.get(0),
                                    "purchaseKwh", firstMonth(plan.purchasesKwh(), supplier)))));
    plan.productionKwh()
        .forEach(
            (plant, byMonth) ->
                command("battery-plant", plant, decision, plan)
                    .accept(Map.of("productionKwh", byMonth.get(0))));
  }

  private static double firstMonth(Map<String, List<Double>> byNode, String node) {
    List<Double> months = byNode.get(node);
    return months == null || months.isEmpty() ? 0 : months.get(0);
  }

  private Consumer<Map<String, Double>> command(
      String type, String node, Decision decision, Plan plan) {
    return values -> {
      ObjectNode message = mapper.createObjectNode();
      message.put("decision", decision.id()).put("plan", plan.id());
      message.put("month", plan.start().toString());
      new java.util.TreeMap<>(values)
          .forEach((name, value) -> message.put(name, Math.rint(value * 1e6) / 1e6));
      publish("command/" + type + "/" + Level.of(node), message, false);
    };
  }

  @Override
  public void alarm(Alarm alarm, boolean standing) {
    String topic = "alarm/" + Level.path(alarm.id());
    if (standing) {
      publish(topic, json.tree(alarm), true);
    } else {
      publish(topic, json.tree(alarm), false);
      outboxes.get().forEach(outbox -> outbox.publish(topic, "", true));
    }
    listeners.accept(
        new LoopEvent(
            "alarm", alarm.raisedAt(), 0, words(alarm, standing), alarm.cause().offset()));
  }

  private static String words(Alarm alarm, boolean standing) {
    String state =
        switch (alarm.state()) {
          case ACKNOWLEDGED -> "is acknowledged by " + alarm.by();
          case SHELVED -> "is shelved until %s by %s".formatted(alarm.shelvedUntil(), alarm.by());
          default -> standing ? "stands" : "cleared";
        };
    return "%s %s: %s".formatted(alarm.id(), state, alarm.because());
  }

  @Override
  public void finding(Finding finding) {
    publish(
        "finding/" + Level.of(finding.policy()) + "/" + Level.of(finding.rule()) + suffix(finding),
        json.tree(finding),
        true);
  }

  /** A rule with findings on several subjects has a topic for each. */
  private static String suffix(Finding finding) {
    return finding.subject().equals("plan") ? "" : "/" + Level.of(finding.subject());
  }

  private void publish(String topic, ObjectNode message, boolean retained) {
    String text = message.toString();
    outboxes.get().forEach(outbox -> outbox.publish(topic, text, retained));
  }
}
