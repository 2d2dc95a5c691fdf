package org.looptwin.plugin.live;

import java.time.Duration;
import java.util.function.Function;

/**
 * Stands in for a service of a plug-in: bounds each call, and stays while the plug-in behind it is
 * exchanged. A call begun before the exchange ends where it began.
 *
 * <p><b>Threads:</b> any.
 */
abstract class Guard<S> {
  private final String name;
  private volatile Provided<S> behind;

  Guard(Provided<S> behind) {
    this.name = behind.name();
    this.behind = behind;
  }

  /** The service's name, as it was when it was tried. */
  public final String name() {
    return name;
  }

  final Provided<S> behind() {
    return behind;
  }

  /** From now on calls go to the next one. */
  final Provided<S> exchange(Provided<S> next) {
    Provided<S> before = behind;
    behind = next;
    return before;
  }

  /** Makes a call on whoever is behind, and holds it there until the work has ended. */
  final <T> T with(Work<S, T> work) throws CallFailed {
    Provided<S> present = enter();
    try {
      return work.on(present);
    } finally {
      present.exit();
    }
  }

  final <T> T call(String what, Duration deadline, Function<S, T> work) throws CallFailed {
    return with(present -> present.call(what, deadline, work));
  }

  /** Whoever is leaving has been exchanged, or the guard is going too. */
  private Provided<S> enter() throws CallFailed {
    Provided<S> present = behind;
    while (!present.enter()) {
      Provided<S> next = behind;
      if (next == present) {
        throw new CallFailed("the plug-in is gone", null, false);
      }
      present = next;
    }
    return present;
  }

  /** Something done with the service behind. */
  interface Work<S, T> {
    T on(Provided<S> present) throws CallFailed;
  }
}
