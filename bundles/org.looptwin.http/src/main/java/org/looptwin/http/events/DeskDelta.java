package org.looptwin.http.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.decision.api.DecisionDesk;
import org.looptwin.model.alarm.Alarm;
import org.looptwin.model.alarm.AlarmState;
import org.looptwin.model.decision.Decision;
import org.looptwin.model.json.ModelJson;

/** What has changed on the decision desk since it was looked at last. Used by one thread. */
final class DeskDelta {
  /** Older decisions no longer change. */
  private static final int NEWEST = 50;

  private final ModelJson json = new ModelJson();
  private Map<String, Decision> decisions = Map.of();
  private Map<String, Alarm> alarms = Map.of();

  /** New or changed decisions, oldest first, then new, changed and ended alarms. */
  List<Event> look(DecisionDesk desk) {
    List<Event> events = new ArrayList<>(decisions(desk));
    events.addAll(alarms(desk));
    return events;
  }

  private List<Event> decisions(DecisionDesk desk) {
    List<Event> events = new ArrayList<>();
    Map<String, Decision> now = new LinkedHashMap<>();
    for (Decision decision : desk.decisions().stream().limit(NEWEST).toList()) {
      now.put(decision.id(), decision);
      if (!decision.equals(decisions.get(decision.id()))) {
        events.add(event(decision));
      }
    }
    decisions = now;
    Collections.reverse(events);
    return events;
  }

  private List<Event> alarms(DecisionDesk desk) {
    List<Event> events = new ArrayList<>();
    Map<String, Alarm> now = new LinkedHashMap<>();
    for (Alarm alarm : desk.alarms()) {
      now.put(alarm.id(), alarm);
      if (!alarm.equals(alarms.get(alarm.id()))) {
        events.add(event(alarm, true));
      }
    }
    for (Alarm before : alarms.values()) {
      if (!now.containsKey(before.id())) {
        events.add(event(before.in(AlarmState.CLEARED), false));
      }
    }
    alarms = now;
    return events;
  }

  private Event event(Decision decision) {
    return new Event("decision", json.tree(decision));
  }

  private Event event(Alarm alarm, boolean standing) {
    ObjectNode tree = json.tree(alarm);
    return new Event("alarm", tree.put("standing", standing));
  }

  /**
   * What a client that comes, or comes back, must know. A decision changes long after its offset,
   * so one that comes back is told all that still change; {@code standing} names the alarms that
   * stand, so that it drops those that have cleared.
   */
  List<Event> standing(DecisionDesk desk, boolean resumed) {
    List<Event> events = new ArrayList<>();
    List<Decision> newest = desk.decisions().stream().limit(resumed ? NEWEST : 1).toList();
    for (int i = newest.size() - 1; i >= 0; i--) {
      events.add(event(newest.get(i)));
    }
    ObjectNode ids = JsonNodeFactory.instance.objectNode();
    ArrayNode list = ids.putArray("alarms");
    for (Alarm alarm : desk.alarms()) {
      events.add(event(alarm, true));
      list.add(alarm.id());
    }
    events.add(new Event("standing", ids));
    return events;
  }
}
