package org.looptwin.http;

import java.util.List;
import java.util.Optional;
import org.looptwin.http.backend.Backend;
import org.looptwin.twin.api.Histories;
import org.looptwin.twin.api.Histories.Follower;
import org.looptwin.twin.api.Journal;

/** How far each history store has followed the journal, whoever tells it. */
final class Followers {
  private Followers() {}

  static List<Follower> of(Backend backend) {
    return backend.histories().map(Histories::followers).orElseGet(() -> store(backend));
  }

  private static List<Follower> store(Backend backend) {
    long last = backend.journal().map(Journal::last).orElse(0L);
    return backend
        .history()
        .map(
            store -> {
              long reached = store.offset();
              long behind = Math.max(0, last - reached);
              return List.of(new Follower(store.name(), reached, behind, Optional.empty()));
            })
        .orElse(List.of());
  }
}
