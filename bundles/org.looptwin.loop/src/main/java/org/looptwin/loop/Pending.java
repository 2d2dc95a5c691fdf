package org.looptwin.loop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.model.request.Request;

/** Requests that wait for a step; equal ones are answered together. */
final class Pending {
  private final Map<String, Steps.Waiting> waiting = new LinkedHashMap<>();

  void add(Steps.Waiting next) {
    Request request = next.request();
    waiting.putIfAbsent(request.kind() + " " + request.topic() + " " + request.subject(), next);
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Takes all out, first cause first. */
  List<Steps.Waiting> take() {
    List<Steps.Waiting> all = List.copyOf(waiting.values());
    waiting.clear();
    return all;
  }

  /**
   * Every reading up to here has had its answer.
   *
   * @param offset read up to here
   */
  long decidedUpTo(long offset) {
    return waiting.values().stream()
        .mapToLong(one -> one.request().cause().offset() - 1)
        .filter(before -> before >= 0) // what no reading asked for holds none back
        .min()
        .orElse(offset);
  }
}
