package org.looptwin.rules.drools;

import java.util.function.Supplier;

/**
 * Drools looks for its own services through the thread's context class loader. It is set to this
 * bundle's around calls into Drools and nowhere else.
 */
final class EngineLoader {
  private EngineLoader() {}

  static ClassLoader get() {
    return EngineLoader.class.getClassLoader();
  }

  static <T> T within(Supplier<T> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(get());
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
