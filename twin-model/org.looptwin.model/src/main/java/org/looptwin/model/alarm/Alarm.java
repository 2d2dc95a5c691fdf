package org.looptwin.model.alarm;

import java.time.Instant;
import org.looptwin.model.request.Cause;
import org.looptwin.model.request.RuleRef;

/**
 * Something an operator should know, while it stands.
 *
 * @param id topic and subject, e.g. {@code supplier-disrupted-S01}
 * @param consequence what it may cost, in words; "" when unknown
 * @param raisedAt event time
 * @param shelvedUntil server clock; null while it is not shelved
 * @param by who acknowledged or shelved it last; null for nobody
 * @param comment theirs; null for none
 */
public record Alarm(
    String id,
    AlarmState state,
    Priority priority,
    String subject,
    String because,
    String consequence,
    RuleRef rule,
    Cause cause,
    Instant raisedAt,
    Instant shelvedUntil,
    String by,
    String comment) {

  /** An alarm that no operator has touched. */
  public Alarm(
      String id,
      AlarmState state,
      Priority priority,
      String subject,
      String because,
      String consequence,
      RuleRef rule,
      Cause cause,
      Instant raisedAt) {
    this(
        id,
        state,
        priority,
        subject,
        because,
        consequence,
        rule,
        cause,
        raisedAt,
        null,
        null,
        null);
  }

  public Alarm in(AlarmState newState) {
    return touched(newState, shelvedUntil, by, comment);
  }

  /**
   * The same alarm after an operator's order.
   *
   * @param until server clock; null unless it is shelved
   */
  public Alarm touched(AlarmState newState, Instant until, String operator, String words) {
    return new Alarm(
        id,
        newState,
        priority,
        subject,
        because,
        consequence,
        rule,
        cause,
        raisedAt,
        until,
        operator,
        words);
  }
}
