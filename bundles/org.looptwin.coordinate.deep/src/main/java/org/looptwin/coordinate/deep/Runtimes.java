package org.looptwin.coordinate.deep;

import ai.djl.engine.Engine;
import org.looptwin.runtime.djl.NeuralRuntime;

/** The engine, or a clear word. */
final class Runtimes {
  private Runtimes() {}

  static Engine engine(NeuralRuntime runtime) {
    if (!runtime.missing().isEmpty()) {
      throw new IllegalStateException(
          "no network can be trained here: %s. Maybe --method q".formatted(runtime.missing()));
    }
    try {
      return runtime.engine();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while PyTorch was loaded", e);
    }
  }
}
