package org.looptwin.loop;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.looptwin.model.alarm.Alarm;
import org.looptwin.model.alarm.AlarmState;
import org.looptwin.model.request.Request;
import org.looptwin.model.request.RequestKind;

/**
 * What stands: the alarms that rules raised and have not cleared, and the carbon price that a rule
 * last asked to plan with. Immutable.
 *
 * <p>A supplier is disrupted, a route closed or delayed, while the alarm of that topic stands.
 *
 * @param alarms standing alarms by id
 * @param carbonEurT the price a {@code carbon-price} request carried; null before the first
 */
record Conditions(Map<String, Alarm> alarms, Double carbonEurT) {
  static final String SUPPLIER_DISRUPTED = "supplier-disrupted";
  static final String ROUTE_CLOSED = "route-closed";
  static final String ROUTE_DELAYED = "route-delayed";
  static final String CARBON_PRICE = "carbon-price";
  static final Conditions CALM = new Conditions(Map.of(), null);

  Conditions {
    alarms = java.util.Collections.unmodifiableMap(new TreeMap<>(alarms));
  }

  /** Subjects of the standing alarms of a topic, sorted. */
  List<String> subjects(String topic) {
    return alarms.values().stream()
        .filter(alarm -> alarm.id().equals(id(topic, alarm.subject())))
        .map(Alarm::subject)
        .toList();
  }

  /** These conditions after a request; the same object when nothing changes. */
  Conditions after(Request request) {
    Map<String, Alarm> next = new TreeMap<>(alarms);
    String id = id(request.topic(), request.subject());
    switch (request.kind()) {
      case RAISE -> next.put(id, raised(id, request));
      case CLEAR -> next.remove(id);
      default -> {
        if (request.topic().equals(CARBON_PRICE) && request.kind() == RequestKind.REOPTIMISE) {
          return new Conditions(alarms, request.cause().value().number());
        }
        return this;
      }
    }
    return new Conditions(next, carbonEurT);
  }

  Conditions withAlarms(Collection<Alarm> standing) {
    Map<String, Alarm> next = new TreeMap<>();
    standing.forEach(alarm -> next.put(alarm.id(), alarm));
    return new Conditions(next, carbonEurT);
  }

  static String id(String topic, String subject) {
    return topic + "-" + subject;
  }

  private static Alarm raised(String id, Request request) {
    return new Alarm(
        id,
        AlarmState.UNACKNOWLEDGED,
        request.priority(),
        request.subject(),
        request.because(),
        "",
        request.rule(),
        request.cause(),
        request.eventTime());
  }
}
