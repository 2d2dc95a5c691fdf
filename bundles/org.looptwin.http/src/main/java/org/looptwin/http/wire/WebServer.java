package org.looptwin.http.wire;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.looptwin.http.access.Access;

/** The listening server: a bounded pool of threads in front of the routes. */
public final class WebServer implements AutoCloseable {
  private static final int IDLE_THREADS = 4;
  private static final int BACKLOG = 64;
  private static final Duration LONGEST_REQUEST = Duration.ofSeconds(120);

  private final HttpServer server;
  private final ThreadPoolExecutor threads;
  private final Watchdog watchdog = new Watchdog();

  /**
   * Starts to listen.
   *
   * @param address port 0 takes a free one
   * @param longestWrite a streaming client that reads nothing for so long is let go
   * @throws java.net.BindException when the port is taken
   */
  public WebServer(InetSocketAddress address, Access access, Router router, Duration longestWrite)
      throws IOException {
    JdkLimits.set();
    this.server = HttpServer.create(address, BACKLOG);
    this.threads = pool();
    server.setExecutor(threads);
    server.createContext("/", new Front(access, router, watchdog, LONGEST_REQUEST, longestWrite));
    server.start();
  }

  /**
   * The JDK's server reads requests on these threads, so a client that sends half a request holds
   * one until its time is over: there are as many threads as connections, made when needed.
   */
  private static ThreadPoolExecutor pool() {
    AtomicInteger number = new AtomicInteger();
    ThreadFactory factory =
        task -> {
          Thread thread = new Thread(task, "looptwin-http-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        };
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            IDLE_THREADS,
            JdkLimits.CONNECTIONS,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            factory);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** The real port. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    watchdog.close();
  }
}
