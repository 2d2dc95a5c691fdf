package org.looptwin.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.looptwin.model.json.ModelJson;

/** Reads an event stream over a plain socket; a read that takes a minute fails. */
final class Listener implements AutoCloseable {
  private final Socket socket = new Socket();
  private BufferedReader reader;

  /**
   * @param header one more header line, or ""
   * @param bufferBytes of the receiving socket
   */
  Listener(int port, String header, int bufferBytes) throws IOException {
    this(port, "", header, bufferBytes);
  }

  private Listener(int port, String query, String header, int bufferBytes) throws IOException {
    socket.setReceiveBufferSize(bufferBytes);
    socket.setSoTimeout(60_000);
    socket.connect(new InetSocketAddress("127.0.0.1", port));
    String more = header.isEmpty() ? "" : header + "\r\n";
    String request =
        "GET /api/v1/events%s HTTP/1.1\r\nHost: localhost\r\n%s\r\n".formatted(query, more);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
  }

  Listener(int port, String header) throws IOException {
    this(port, header, 1 << 16);
  }

  /** One with something behind its address. */
  static Listener asking(int port, String query) throws IOException {
    return new Listener(port, query, "", 1 << 16);
  }

  record Received(long id, String event, JsonNode data) {}

  /** The next event, comments left out. */
  Received next() throws IOException {
    long id = -1;
    String event = "";
    for (String line = line(); ; line = line()) {
      if (line.startsWith("id: ")) {
        id = Long.parseLong(line.substring(4));
      } else if (line.startsWith("event: ")) {
        event = line.substring(7);
      } else if (line.startsWith("data: ")) {
        return new Received(id, event, new ModelJson().parse(line.substring(6)));
      }
    }
  }

  /** The next event of that name. */
  Received next(String event) throws IOException {
    Received received = next();
    while (!received.event().equals(event)) {
      received = next();
    }
    return received;
  }

  /** The next line, of whatever kind. */
  String line() throws IOException {
    if (reader == null) {
      InputStream in = socket.getInputStream();
      skipHead(in);
      reader = new BufferedReader(new InputStreamReader(new Chunks(in), StandardCharsets.UTF_8));
    }
    String line = reader.readLine();
    if (line == null) {
      throw new IOException("The server has ended the stream.");
    }
    return line;
  }

  private static void skipHead(InputStream in) throws IOException {
    String head = "";
    while (!head.endsWith("\r\n\r\n")) {
      head += (char) in.read();
    }
  }

  /** Takes the chunks of HTTP/1.1 apart. */
  private static final class Chunks extends InputStream {
    private final InputStream in;
    private int left;

    Chunks(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      if (left == 0) {
        left = size();
      }
      int count = left == 0 ? -1 : in.read(into, from, Math.min(most, left));
      left -= Math.max(0, count);
      if (left == 0 && count > 0) {
        in.skipNBytes(2);
      }
      return count;
    }

    private int size() throws IOException {
      StringBuilder hex = new StringBuilder();
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          return 0;
        }
        hex.append((char) c);
      }
      return Integer.parseInt(hex.toString().strip(), 16);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
