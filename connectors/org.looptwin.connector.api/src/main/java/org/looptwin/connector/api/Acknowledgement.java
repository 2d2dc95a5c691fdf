package org.looptwin.connector.api;

/**
 * An acknowledgement that is told what became of its message. A connector whose sender waits for
 * the answer hands it in as {@link Incoming#acknowledge()}.
 */
@FunctionalInterface
public interface Acknowledgement extends Runnable {
  /** Called once, under the same conditions as {@link Incoming#acknowledge()}. */
  void settled(Outcome outcome);

  @Override
  default void run() {
    settled(Outcome.NONE);
  }
}
