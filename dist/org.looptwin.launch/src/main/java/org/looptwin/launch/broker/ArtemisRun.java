package org.looptwin.launch.broker;

import java.io.IOException;
import java.net.BindException;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.remoting.server.RemotingService;
import org.apache.activemq.artemis.core.server.ActivateCallback;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;

/**
 * Artemis from one start to its stop, which may be its own doing: a store that cannot be written
 * stops it for good.
 */
final class ArtemisRun {
  private static final long SECONDS_TO_STOP = 10;

  private final BrokerSettings settings;
  private final ActiveMQServerImpl server;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final FullDisk disk;
  private volatile boolean failed;

  /**
   * @param onFailure is told why on one of Artemis' threads when it stops by itself, while it still
   *     does; must return at once
   */
  ArtemisRun(BrokerSettings settings, BiConsumer<ArtemisRun, String> onFailure) throws IOException {
    this.settings = settings;
    this.disk = new FullDisk(settings.limits().leastFreeBytes());
    try {
      server = new WholePages(settings.configuration());
    } catch (Exception e) { // as Artemis declares it
      throw new IOException("the broker's settings are not accepted", e);
    }
    server.registerIOCriticalErrorListener(
        (cause, message, file) -> {
          failed = true;
          disk.storeFailed();
          onFailure.accept(this, cause == null ? message : cause.getMessage());
        });
    server.registerActivateCallback(new End());
  }

  /** Opens the store; no port yet. */
  void start() throws IOException {
    try {
      server.start();
    } catch (Exception e) { // as Artemis declares it
      stop();
      throw new IOException("the broker does not start in %s".formatted(settings.data()), e);
    }
    if (!server.isActive()) {
      stop();
      throw new IOException(
          "the broker does not start in %s. Maybe another server uses this home."
              .formatted(settings.data()));
    }
    guard();
  }

  private void guard() {
    var limit = new SizeLimit(BrokerSettings.LARGEST_PACKET_BYTES, BrokerSettings.ANNOUNCED_BYTES);
    remoting().addIncomingInterceptor(limit);
    remoting().addIncomingInterceptor(disk);
    server.getMonitor().addCallback(disk);
    server.getMonitor().tick();
  }

  void tell(Eavesdropper eavesdropper) {
    remoting().addIncomingInterceptor(eavesdropper);
  }

  /**
   * Opens a port.
   *
   * @param port 0 picks a free one
   * @return the port
   */
  int listen(String name, String address, int port) throws IOException {
    if (failed) {
      throw new IOException("the broker's store cannot be written. Maybe the disk is full.");
    }
    try {
      Acceptor acceptor = remoting().createAcceptor(name, BrokerSettings.acceptor(address, port));
      acceptor.start();
      return acceptor.getActualPort();
    } catch (Exception e) { // as Artemis declares it
      shut(name);
      throw failure(e, address, port);
    }
  }

  /** Closes a port; one that stops by itself closes all. */
  void shut(String name) {
    if (failed) {
      return;
    }
    try {
      remoting().destroyAcceptor(name);
    } catch (Exception e) { // as Artemis declares it
      throw new IllegalStateException("The broker's port did not close.", e);
    }
  }

  /** Stops, or waits a while for the end when it stops by itself. */
  void stop() {
    try {
      server.stop();
      if (failed && !ended.await(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        throw new IllegalStateException("The broker did not stop.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) { // as Artemis declares it
      throw new IllegalStateException("The broker did not stop.", e);
    }
  }

  /** Its files and ports are free again. */
  boolean ended() {
    return ended.getCount() == 0;
  }

  /** The topics that the broker knows at present, and its own addresses. */
  Set<String> addresses() {
    return server.getPostOffice().getAddresses().stream()
        .map(SimpleString::toString)
        .collect(Collectors.toSet());
  }

  /** For tests: what Artemis does when it cannot write. */
  void failStore(IOException because) {
    server.getIoCriticalErrorListener().onIOException(because, because.getMessage(), "test");
  }

  private RemotingService remoting() {
    return server.getRemotingService();
  }

  private static IOException failure(Exception problem, String address, int port) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        var taken = new BindException("%s:%d: %s".formatted(address, port, cause.getMessage()));
        taken.initCause(problem);
        return taken;
      }
    }
    return new IOException("%s:%d cannot be opened".formatted(address, port), problem);
  }

  /** Artemis calls the one or the other at the very end of its stop. */
  private final class End implements ActivateCallback {
    @Override
    public void stop(ActiveMQServer stopped) {
      ended.countDown();
    }

    @Override
    public void shutdown(ActiveMQServer stopped) {
      ended.countDown();
    }
  }
}
