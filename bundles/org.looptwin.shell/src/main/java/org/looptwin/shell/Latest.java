package org.looptwin.shell;

import java.util.Optional;
import java.util.function.Supplier;

/** The newest of something that may be exchanged; while there is none, the one before. */
final class Latest<T> {
  private final Supplier<Optional<T>> present;
  private volatile T last;

  Latest(T first, Supplier<Optional<T>> present) {
    this.last = first;
    this.present = present;
  }

  T get() {
    present.get().ifPresent(newest -> last = newest);
    return last;
  }
}
