package org.looptwin.plugin.live;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One service of one version of a plug-in. Calls in flight are counted, so that whoever replaces it
 * can wait for their end; failures are counted, so that it can be stopped.
 *
 * <p><b>Threads:</b> any.
 */
final class Provided<S> {
  private final Kind kind;
  private final String name;
  private final S service;
  private final Map<String, Object> properties;
  private final PluginThreads threads;
  private final Tally tally = new Tally();
  private volatile Consumer<String> onBroken = because -> {};
  private volatile String broken = "";
  private volatile String comparison = "";
  private int inFlight;
  private boolean leaving;

  /**
   * @param name the service's own name, as it was when it was tried
   * @param properties what it is to be registered with
   */
  Provided(
      Kind kind, String name, S service, Map<String, Object> properties, PluginThreads threads) {
    this.kind = kind;
    this.name = name;
    this.service = service;
    this.properties = Map.copyOf(properties);
    this.threads = threads;
  }

  Kind kind() {
    return kind;
  }

  String name() {
    return name;
  }

  S service() {
    return service;
  }

  Map<String, Object> properties() {
    return properties;
  }

  Tally tally() {
    return tally;
  }

  PluginThreads threads() {
    return threads;
  }

  /** What the service has become, with failures of its own. */
  Provided<S> become(S other) {
    return new Provided<>(kind, name, other, properties, threads);
  }

  /** How it compares with the one in use, in a sentence. */
  void compared(String sentence) {
    comparison = sentence;
  }

  /** "" while it has not been compared. */
  String comparison() {
    return comparison;
  }

  /** Who is told, once, with the reason, that it must not be used any more. */
  void onBroken(Consumer<String> listener) {
    onBroken = listener;
  }

  /** Why it is not to be used any more; "" while it is. */
  String broken() {
    return broken;
  }

  /** Begins a call; false when it is leaving and another has taken over. */
  synchronized boolean enter() {
    if (leaving) {
      return false;
    }
    inFlight++;
    return true;
  }

  synchronized void exit() {
    inFlight--;
    notifyAll();
  }

  /**
   * Calls the plug-in on its own threads. To be called between {@link #enter} and {@link #exit}.
   *
   * @throws CallFailed when it threw or was late; that is counted as a failure
   */
  <T> T call(String what, Duration deadline, Function<S, T> work) throws CallFailed {
    return call(what, deadline, null, work);
  }

  /** The same for a call that its caller may cancel. */
  <T> T call(String what, Duration deadline, BooleanSupplier cancelled, Function<S, T> work)
      throws CallFailed {
    if (!broken.isEmpty()) {
      throw new CallFailed("the plug-in is stopped: " + broken, null, false);
    }
    long begun = System.nanoTime();
    try {
      return threads.call(label(what), deadline, cancelled, () -> work.apply(service));
    } catch (CallFailed e) {
      if (e.pluginsFault()) {
        failed(e.getMessage());
      }
      throw e;
    } finally {
      tally.called(since(begun));
    }
  }

  private String label(String what) {
    return "%s %s: %s".formatted(kind.label(), name, what);
  }

  private static double since(long begun) {
    return (System.nanoTime() - begun) / 1e6;
  }

  /** What it answered was of use: earlier failures are forgiven. */
  void held() {
    tally.held();
  }

  /** Counts a failure; one that only showed in what was answered, too. */
  void failed(String because) {
    if (tally.failed() && broken.isEmpty()) {
      broken("%d failures in a row, the last: %s".formatted(Tally.TOLERATED, because));
    }
  }

  /** Stops it at once. */
  void broken(String because) {
    synchronized (this) {
      if (!broken.isEmpty()) {
        return;
      }
      broken = because;
    }
    onBroken.accept(because);
  }

  /**
   * Takes no more calls and waits for those in flight.
   *
   * @return whether all of them have ended
   */
  synchronized boolean leave(Duration patience) throws InterruptedException {
    leaving = true;
    long deadline = System.nanoTime() + patience.toNanos();
    while (inFlight > 0) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
