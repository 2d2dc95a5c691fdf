package org.looptwin.rules.drools;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.looptwin.model.request.Request;
import org.looptwin.model.request.RequestKind;
import org.looptwin.model.telemetry.JournalEntry;

/**
 * Readings and what the rules must ask for.
 *
 * @param given in journal order
 * @param expected requests as text, in order; null when anything may come
 * @param never kinds that must not be asked for
 * @param until how far the server's clock goes on, so that what is not heard is noticed; null when
 *     it stands at the readings' times
 */
record Scenario(
    Origins origins,
    List<JournalEntry> given,
    List<String> expected,
    Set<RequestKind> never,
    Instant until) {

  /** A request as scenario files write it, e.g. {@code RAISE stock-low S01 LOW at 2024-...}. */
  static String text(Request request) {
    String priority = request.priority() == null ? "" : " " + request.priority();
    return "%s %s %s%s at %s"
        .formatted(
            request.kind(), request.topic(), request.subject(), priority, request.eventTime());
  }

  boolean accepts(List<Request> got) {
    if (got.stream().anyMatch(request -> never.contains(request.kind()))) {
      return false;
    }
    if (expected == null) {
      return true;
    }
    if (expected.size() != got.size()) {
      return false;
    }
    for (int i = 0; i < got.size(); i++) {
      String text = text(got.get(i));
      if (!text.equals(expected.get(i)) && !untimed(text).equals(expected.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static String untimed(String text) {
    return text.substring(0, text.lastIndexOf(" at "));
  }

  String wanted() {
    String nothing = never.isEmpty() ? "" : "never " + never;
    return expected == null ? nothing : String.join("; ", expected) + nothing;
  }
}
