package org.looptwin.model.request;

import java.time.Instant;
import org.looptwin.model.alarm.Priority;

/**
 * Something a rule asks the loop to do. Equal (kind, topic, subject) requests are coalesced.
 *
 * @param topic what it is about, e.g. {@code supplier-disrupted}; names the alarm together with the
 *     subject
 * @param subject the node, lane class or market series concerned
 * @param priority of the alarm for RAISE, else null
 * @param because one sentence for the operator, with the numbers
 * @param eventTime when, by the readings' time
 */
public record Request(
    RequestKind kind,
    String topic,
    String subject,
    Priority priority,
    String because,
    RuleRef rule,
    Cause cause,
    Instant eventTime) {}
