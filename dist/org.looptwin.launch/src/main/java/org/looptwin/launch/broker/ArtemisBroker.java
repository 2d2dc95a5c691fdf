package org.looptwin.launch.broker;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.remoting.server.RemotingService;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;
import org.looptwin.launch.EmbeddedBroker;

/**
 * Apache Artemis with MQTT 3.1.1 and 5 and a durable journal. It lives on the launcher's class path
 * because as a bundle each update leaks its classes.
 */
public final class ArtemisBroker implements EmbeddedBroker {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String INTERNAL = "internal";
  private static final String PUBLIC = "public";
  private static final long SWEEP_MILLIS = 30_000;

  private final long sweepMillis;
  private final long leastFreeBytes;
  private ActiveMQServer server;

  public ArtemisBroker() {
    this(SWEEP_MILLIS, BrokerSettings.LEAST_FREE_BYTES);
  }

  ArtemisBroker(long sweepMillis, long leastFreeBytes) {
    this.sweepMillis = sweepMillis;
    this.leastFreeBytes = leastFreeBytes;
  }

  @Override
  public synchronized String start(Path data) throws IOException {
    if (server != null) {
      throw new IllegalStateException("The broker is running already.");
    }
    Files.createDirectories(data);
    ActiveMQServer starting = activate(data);
    server = starting;
    try {
      return "tcp://%s:%d".formatted(LOOPBACK, listen(INTERNAL, LOOPBACK, 0));
    } catch (IOException e) {
      stop();
      throw e;
    }
  }

  @Override
  public synchronized int open(String address, int port) throws IOException {
    if (remoting().getAcceptor(PUBLIC) != null) {
      throw new IllegalStateException("The broker is open already.");
    }
    return listen(PUBLIC, address, port);
  }

  @Override
  public synchronized void onMessageOutside(String root, Listener listener) {
    remoting().addIncomingInterceptor(new Eavesdropper(root, listener));
  }

  @Override
  public synchronized void shut() {
    if (server != null && remoting().getAcceptor(PUBLIC) != null) {
      remove(PUBLIC);
    }
  }

  @Override
  public synchronized void stop() {
    if (server == null) {
      return;
    }
    try {
      server.stop();
    } catch (Exception e) { // as Artemis declares it
      throw new IllegalStateException("The broker did not stop.", e);
    } finally {
      server = null;
    }
  }

  /** The topics that the broker knows at present, and its own addresses. */
  synchronized Set<String> addresses() {
    return server.getPostOffice().getAddresses().stream()
        .map(SimpleString::toString)
        .collect(Collectors.toSet());
  }

  private ActiveMQServer activate(Path data) throws IOException {
    try {
      var settings = new BrokerSettings(data, sweepMillis, leastFreeBytes);
      var starting = new ActiveMQServerImpl(settings.configuration());
      starting.start();
      if (starting.isActive()) {
        guard(starting);
        return starting;
      }
      starting.stop();
    } catch (Exception e) { // as Artemis declares it
      throw new IOException("the broker does not start in %s".formatted(data), e);
    }
    throw new IOException(
        "the broker does not start in %s. Maybe another server uses this home.".formatted(data));
  }

  private void guard(ActiveMQServerImpl starting) {
    var limit = new SizeLimit(BrokerSettings.LARGEST_PACKET_BYTES, BrokerSettings.ANNOUNCED_BYTES);
    var disk = new FullDisk(leastFreeBytes);
    starting.getRemotingService().addIncomingInterceptor(limit);
    starting.getRemotingService().addIncomingInterceptor(disk);
    starting.getMonitor().addCallback(disk);
    starting.getMonitor().tick();
  }

  private int listen(String name, String address, int port) throws IOException {
    try {
      Acceptor acceptor = remoting().createAcceptor(name, BrokerSettings.acceptor(address, port));
      acceptor.start();
      return acceptor.getActualPort();
    } catch (Exception e) { // as Artemis declares it
      remove(name);
      throw failure(e, address, port);
    }
  }

  private void remove(String acceptor) {
    try {
      remoting().destroyAcceptor(acceptor);
    } catch (Exception e) { // as Artemis declares it
      throw new IllegalStateException("The broker's port did not close.", e);
    }
  }

  private RemotingService remoting() {
    if (server == null) {
      throw new IllegalStateException("The broker is not running.");
    }
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
}
