package org.looptwin.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.decision.api.DecisionDesk.AlarmRuling;
import org.looptwin.model.alarm.Alarm;
import org.looptwin.model.alarm.AlarmState;

/**
 * What operators have said about alarms, beside what rules say (ISA-18.2). An acknowledgement ends
 * when the alarm clears or is raised again; shelving outlives both, until its time is over. Plans
 * do not depend on it. Used by the loop's thread alone.
 */
final class AlarmMarks {
  private static final Duration LONGEST_SHELF = Duration.ofHours(24);
  private static final Mark NONE = new Mark(false, null, null, null);

  private final Map<String, Mark> marks = new HashMap<>();

  private record Mark(boolean acknowledged, Instant until, String by, String comment) {
    boolean shelvedAt(Instant now) {
      return until != null && now.isBefore(until);
    }
  }

  /**
   * @param standing null when there is no such alarm
   * @param now server clock
   */
  AlarmRuling judge(AlarmOrder order, Alarm standing, Instant now) {
    if (standing == null) {
      return AlarmRuling.NO_SUCH_ALARM;
    }
    Mark mark = marks.getOrDefault(order.alarm(), NONE);
    boolean possible =
        switch (order.kind()) {
          case ACKNOWLEDGE -> !mark.acknowledged();
          case SHELVE -> within(order.until(), now) && !order.until().equals(mark.until());
          case UNSHELVE -> mark.shelvedAt(now);
        };
    return possible ? AlarmRuling.DONE : AlarmRuling.NOT_POSSIBLE;
  }

  private static boolean within(Instant until, Instant now) {
    return until != null && until.isAfter(now) && !until.isAfter(now.plus(LONGEST_SHELF));
  }

  void apply(AlarmOrder order) {
    Mark mark = marks.getOrDefault(order.alarm(), NONE);
    boolean acknowledged = mark.acknowledged() || order.kind() == AlarmOrder.Kind.ACKNOWLEDGE;
    Instant until = order.kind() == AlarmOrder.Kind.ACKNOWLEDGE ? mark.until() : order.until();
    marks.put(order.alarm(), new Mark(acknowledged, until, order.by(), order.comment()));
  }

  /** It was raised, again perhaps, or has cleared: it must be acknowledged anew. */
  void turned(String alarm) {
    Mark mark = marks.remove(alarm);
    if (mark != null && mark.until() != null) {
      marks.put(alarm, new Mark(false, mark.until(), mark.by(), mark.comment()));
    }
  }

  /** The alarm as an operator sees it. */
  Alarm shown(Alarm alarm, Instant now) {
    Mark mark = marks.get(alarm.id());
    if (mark == null) {
      return alarm;
    }
    if (mark.shelvedAt(now)) {
      return alarm.touched(AlarmState.SHELVED, mark.until(), mark.by(), mark.comment());
    }
    if (mark.acknowledged()) {
      return alarm.touched(AlarmState.ACKNOWLEDGED, null, mark.by(), mark.comment());
    }
    boolean unshelved = mark.until() == null;
    return unshelved
        ? alarm.touched(AlarmState.UNACKNOWLEDGED, null, mark.by(), mark.comment())
        : alarm;
  }

  /** Ends the shelving whose time is over. */
  List<String> ended(Instant now) {
    List<String> over = new ArrayList<>();
    marks.forEach(
        (id, mark) -> {
          if (mark.until() != null && !mark.shelvedAt(now)) {
            over.add(id);
          }
        });
    for (String id : over) {
      Mark mark = marks.remove(id);
      if (mark.acknowledged()) {
        marks.put(id, new Mark(true, null, mark.by(), mark.comment()));
      }
    }
    return over;
  }
}
