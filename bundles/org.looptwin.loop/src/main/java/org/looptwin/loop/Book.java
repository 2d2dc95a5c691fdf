package org.looptwin.loop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.looptwin.model.decision.Decision;
import org.looptwin.model.decision.DecisionState;

/** Decisions by id, in the order they were made. Used by the loop's thread alone. */
final class Book {
  private final Map<String, Decision> decisions = new LinkedHashMap<>();
  private List<Decision> newestFirst = List.of();
  private boolean changed;

  void put(Decision decision) {
    decisions.put(decision.id(), decision);
    changed = true;
  }

  Optional<Decision> find(String id) {
    return Optional.ofNullable(decisions.get(id));
  }

  /** All that still wait for an operator. */
  List<String> open() {
    return decisions.values().stream()
        .filter(decision -> decision.state() == DecisionState.PROPOSED)
        .map(Decision::id)
        .toList();
  }

  /**
   * Nobody can answer these any more.
   *
   * @param state SUPERSEDED by a newer one, EXPIRED when what they answered has gone
   */
  void close(List<String> ids, DecisionState state) {
    for (String id : ids) {
      find(id).ifPresent(old -> put(old.in(state, old.by(), old.comment())));
    }
  }

  int size() {
    return decisions.size();
  }

  /** The same list until a decision changes: it is asked for with every reading. */
  List<Decision> newestFirst() {
    if (changed) {
      List<Decision> all = new ArrayList<>(decisions.values());
      Collections.reverse(all);
      newestFirst = Collections.unmodifiableList(all);
      changed = false;
    }
    return newestFirst;
  }
}
