import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Publishes readings at QoS 1 (MQTT 3.1.1) over a bare socket, so that the machine's time goes to
 * those who are measured.
 *
 * <pre>Filler PORT TOPICS COUNT FIRST_MS STEP_MS RATE BYTES</pre>
 *
 * TOPICS: a file of lines "topic low high", used in turn; each turn is STEP_MS later than the last.
 * RATE: messages a second, 0 for as fast as the broker acknowledges. Ends when all are acknowledged.
 */
public final class Filler {
  private static final int WINDOW = 2_000;
  private final Socket socket;
  private final BufferedOutputStream out;
  private final DataInputStream in;
  private final Semaphore window = new Semaphore(WINDOW);

  private Filler(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
    in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream(), 1 << 16));
  }

  public static void main(String[] args) throws Exception {
    List<String> topics = Files.readAllLines(Path.of(args[1]));
    Filler filler = new Filler(Integer.parseInt(args[0]));
    filler.connect("filler-" + ProcessHandle.current().pid());
    filler.fill(
        topics,
        Integer.parseInt(args[2]),
        Long.parseLong(args[3]),
        Long.parseLong(args[4]),
        Double.parseDouble(args[5]),
        Integer.parseInt(args[6]));
    filler.socket.close();
  }

  private void fill(
      List<String> topics, int count, long first, long step, double rate, int bytes)
      throws Exception {
    Thread acknowledgements = new Thread(this::acknowledgements);
    acknowledgements.setDaemon(true);
    acknowledgements.start();
    long begun = System.nanoTime();
    for (int i = 0; i < count; i++) {
      if (rate > 0) {
        pace(begun + (long) (i / rate * 1e9));
      }
      if (!window.tryAcquire()) {
        out.flush();
        window.acquire();
      }
      String[] words = topics.get(i % topics.size()).split(" ");
      double low = Double.parseDouble(words[1]);
      double high = Double.parseDouble(words[2]);
      double value = low + (high - low) * (i * 7919L % 1000) / 1000;
      publish(words[0], payload(first + i / topics.size() * step, value, i, bytes), i % 65_000 + 1);
    }
    out.flush();
    window.acquire(WINDOW);
  }

  private void pace(long due) throws Exception {
    long wait = due - System.nanoTime();
    if (wait > 0) {
      out.flush();
      Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
    }
  }

  private static byte[] payload(long ts, double value, int seq, int bytes) {
    String text =
        "{\"ts\":\"%s\",\"v\":%.3f,\"q\":\"GOOD\",\"seq\":%d,\"src\":\"plc-3\",\"note\":\""
            .formatted(java.time.Instant.ofEpochMilli(ts), value, seq);
    return (text + "-".repeat(Math.max(0, bytes - text.length() - 2)) + "\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private void connect(String client) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    text(body, "MQTT");
    body.write(new byte[] {4, 2, 0, 0}); // 3.1.1, clean session, no keep-alive
    text(body, client);
    send(0x10, body.toByteArray());
    out.flush();
    byte[] answer = in.readNBytes(4);
    if (answer.length < 4 || answer[3] != 0) {
      throw new IOException("The broker refuses the connection.");
    }
  }

  private void publish(String topic, byte[] payload, int packet) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(payload.length + topic.length() + 4);
    text(body, topic);
    body.write(packet >> 8);
    body.write(packet);
    body.write(payload);
    send(0x32, body.toByteArray());
  }

  private void acknowledgements() {
    try {
      while (true) {
        in.readInt(); // a PUBACK has four bytes
        window.release();
      }
    } catch (EOFException e) {
      System.err.println("The broker has closed the connection.");
    } catch (IOException e) {
      if (!socket.isClosed()) {
        System.err.println(e);
      }
    }
  }

  private void send(int type, byte[] body) throws IOException {
    out.write(type);
    int rest = body.length;
    do {
      out.write(rest > 127 ? rest % 128 | 128 : rest);
      rest /= 128;
    } while (rest > 0);
    out.write(body);
  }

  private static void text(ByteArrayOutputStream body, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    body.write(bytes.length >> 8);
    body.write(bytes.length);
    body.write(bytes);
  }
}
