package org.looptwin.runtime.djl;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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
  private FutureTask<Engine> loading;

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
  public Engine engine() throws InterruptedException {
    if (!library.present()) {
      throw new IllegalStateException(missing());
    }
    try {
      Engine engine = loading().get();
      JniUtils.setGradMode(
          false); // DJL does so for the thread that loads, and it is thread by thread
      return engine;
    } catch (ExecutionException e) {
      throw new IllegalStateException("PyTorch cannot be loaded: " + e.getCause(), e.getCause());
    }
  }

  /** On a thread of its own: a caller that is interrupted must not leave half a library behind. */
  private synchronized FutureTask<Engine> loading() {
    if (loading == null) {
      loading = new FutureTask<>(this::load);
      Thread loader = new Thread(loading, "pytorch-loader");
      loader.setDaemon(true);
      loader.setContextClassLoader(
          TorchRuntime.class.getClassLoader()); // DJL finds its parts there
      loader.start();
    }
    return loading;
  }

  private Engine load() throws IOException {
    long begun = System.nanoTime();
    library.unpackTo(settings());
    Engine engine = Engine.getEngine("PyTorch");
    String seconds = String.format(Locale.ROOT, "%.1f", (System.nanoTime() - begun) / 1e9);
    LOG.info("PyTorch {} loaded in {} s", engine.getVersion(), seconds);
    return engine;
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
