package org.looptwin.runtime.djl;

import ai.djl.engine.Engine;
import java.util.concurrent.locks.Lock;
import org.osgi.annotation.versioning.ProviderType;

/**
 * PyTorch through DJL. Whoever trains holds this service and so keeps the native library's bundle;
 * nothing native is loaded before {@link #engine()} is called.
 *
 * <p><b>Threads:</b> any.
 */
@ProviderType
public interface NeuralRuntime {
  /** Why networks cannot be trained on this system; empty when they can. Loads nothing. */
  String missing();

  /**
   * The engine. The first call unpacks (0.45 GB on disk) and loads the library and takes seconds.
   * On the calling thread gradients are then recorded only within a gradient collector.
   *
   * @throws IllegalStateException when it is {@link #missing()} or cannot be loaded
   * @throws InterruptedException when interrupted; the loading goes on for whoever comes next
   */
  Engine engine() throws InterruptedException;

  /**
   * To be held while training: the engine's random numbers and its gradients are one for the whole
   * JVM, and equal seeds give equal networks only when one training runs at a time.
   */
  Lock training();
}
