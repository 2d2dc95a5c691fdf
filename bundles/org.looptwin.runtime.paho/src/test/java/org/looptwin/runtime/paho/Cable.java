package org.looptwin.runtime.paho;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A network cable to a broker that can be cut; new connections get a new cable. */
public final class Cable implements AutoCloseable {
  private final URI broker;
  private final ServerSocket end;
  private final AtomicInteger connections = new AtomicInteger();
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  public Cable(String brokerUrl) throws IOException {
    broker = URI.create(brokerUrl);
    end = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  /** How many connections there were. */
  public int connections() {
    return connections.get();
  }

  public String url() {
    return "tcp://127.0.0.1:" + end.getLocalPort();
  }

  public void cut() throws IOException {
    for (Socket socket : open) {
      open.remove(socket);
      socket.close();
    }
  }

  @Override
  public void close() throws IOException {
    end.close();
    cut();
  }

  private void accept() {
    while (!end.isClosed()) {
      try {
        Socket near = end.accept();
        connections.incrementAndGet();
        Socket far = new Socket(broker.getHost(), broker.getPort());
        open.add(near);
        open.add(far);
        start(() -> copy(near, far));
        start(() -> copy(far, near));
      } catch (IOException e) {
        // closed by the test, or the broker is down
      }
    }
  }

  private static void copy(Socket from, Socket to) {
    byte[] buffer = new byte[8192];
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        out.flush();
      }
    } catch (IOException e) {
      // cut
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "cable");
    thread.setDaemon(true);
    thread.start();
  }
}
