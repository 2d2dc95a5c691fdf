package org.looptwin.runtime.djl;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads PyTorch on first use. A native library can be loaded by one class loader only and is never
 * unloaded: this bundle must not be updated while the JVM runs; what uses it may.
 */
@Component
public final class TorchRuntime implements NeuralRuntime {
  private static final Logger LOG = LoggerFactory.getLogger(TorchRuntime.class);
  private static final String CACHE = "DJL_CACHE_DIR";

  private final Lock training = new ReentrantLock();
  private final NativeLibrary library;
  private Engine engine;

  public TorchRuntime() {
    this(NativeLibrary.here());
  }

  TorchRuntime(NativeLibrary library) {
    this.library = library;
    if (!library.present()) {
      LOG.info(
          "No PyTorch for {}: neural forecasters rest, the statistical members serve",
          library.platform());
    }
  }

  @Override
  public String missing() {
    return library.present()
        ? ""
        : "there is no PyTorch for %s in this distribution".formatted(library.platform());
  }

  @Override
  public Lock training() {
    return training;
  }

  @Override
  public synchronized Engine engine() {
    if (!library.present()) {
      throw new IllegalStateException(missing());
    }
    if (engine == null) {
      long begun = System.nanoTime();
      engine = loaded();
      LOG.info(
          "PyTorch {} loaded in {} s",
          engine.getVersion(),
          String.format(Locale.ROOT, "%.1f", (System.nanoTime() - begun) / 1e9));
    }
    return engine;
  }

  private Engine loaded() {
    Thread caller = Thread.currentThread();
    ClassLoader before = caller.getContextClassLoader();
    try {
      library.unpackTo(settings());
      caller.setContextClassLoader(TorchRuntime.class.getClassLoader()); // how DJL finds its parts
      return Engine.getEngine("PyTorch");
    } catch (IOException | RuntimeException | LinkageError e) {
      throw new IllegalStateException("PyTorch cannot be loaded: " + e, e);
    } finally {
      caller.setContextClassLoader(before);
    }
  }

  /**
   * What DJL reads when its classes are loaded: no network; one thread, which on such small
   * networks is many times faster than several.
   *
   * @return the folder it keeps native libraries in
   */
  private static Path settings() {
    setUnlessSet("ai.djl.offline", "true");
    setUnlessSet("OPT_OUT_TRACKING", "true");
    setUnlessSet("ai.djl.pytorch.num_threads", "1");
    setUnlessSet("ai.djl.pytorch.num_interop_threads", "1");
    setUnlessSet("ai.djl.pytorch.graph_optimizer", "false");
    String environment = System.getenv(CACHE);
    if (environment != null) {
      return Path.of(environment);
    }
    setUnlessSet(CACHE, Path.of(System.getProperty("java.io.tmpdir"), "djl").toString());
    return Path.of(System.getProperty(CACHE));
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
