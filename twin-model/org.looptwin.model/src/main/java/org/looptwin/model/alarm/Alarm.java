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
    Instant raisedAt) {

  public Alarm in(AlarmState newState) {
    return new Alarm(id, newState, priority, subject, because, consequence, rule, cause, raisedAt);
  }
}
