package org.looptwin.rules.drools.facts;

import org.looptwin.model.alarm.Priority;

/**
 * What a rule may ask for; the global {@code requests} of every rule file. A {@code because} is one
 * sentence for the operator; with arguments it is a format as of {@link String#format}, in English.
 */
public interface Requests {
  /** Rebuild the uncertainty set and plan again. */
  void reoptimise(String topic, String subject, String because, Object... arguments);

  /** Forecast again. */
  void reforecast(String topic, String subject, String because, Object... arguments);

  /** Evaluate the policy packs. */
  void check(String topic, String subject, String because, Object... arguments);

  /** Raise a standing alarm, named by topic and subject. */
  void raise(String topic, String subject, Priority priority, String because, Object... arguments);

  /** Clear it. */
  void clear(String topic, String subject, String because, Object... arguments);
}
