package org.looptwin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerRouteTest {
  private static final String HISTORY = "/api/v1/history/S01/stock_on_hand";
  private Served served;

  @BeforeEach
  void start() throws Exception {
    served = Served.onLoopback();
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void givesWholeLinesAndNoneThatIsBeingWritten() throws Exception {
    Path ledger = served.backend.home().ledger();
    assertThat(served.get("/api/v1/ledger").text()).isEmpty();

    Files.createDirectories(ledger.getParent());
    Files.writeString(ledger, "{\"n\":1}\n{\"n\":2}\n{\"n\":");
    Served.Answer answer = served.get("/api/v1/ledger");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("application/jsonl");
    assertThat(answer.text()).isEqualTo("{\"n\":1}\n{\"n\":2}\n");
  }

  @Test
  void readsALedgerOfManyPiecesWhoseUnfinishedLineIsLongerThanAPiece() throws Exception {
    Path ledger = served.backend.home().ledger();
    Files.createDirectories(ledger.getParent());
    String lines = ("{\"text\":\"" + "x".repeat(999) + "\"}\n").repeat(500);
    Files.writeString(ledger, lines + "y".repeat(200_000));

    Served.Answer answer = served.get("/api/v1/ledger");

    assertThat(answer.text()).isEqualTo(lines);
    assertThat(answer.header("Content-Length")).isEqualTo(String.valueOf(lines.length()));
  }

  @Test
  void servesTwoReadersWhoDoNotReadAndTellsTheThirdToComeAgain() throws Exception {
    Path ledger = served.backend.home().ledger();
    Files.createDirectories(ledger.getParent());
    Files.writeString(ledger, ("x".repeat(999) + "\n").repeat(32_000));
    try (Socket first = asks();
        Socket second = asks()) {
      // the first byte of an answer says that its place is taken
      assertThat(first.getInputStream().read()).isEqualTo('H');
      assertThat(second.getInputStream().read()).isEqualTo('H');
      for (String path : new String[] {"/api/v1/ledger", "/api/v1/twin?at=2024-03-01", HISTORY}) {
        served.backend.history.holds(HistoryResource.MANY_POINTS + 1);
        Served.Answer third = served.get(path);
        assertThat(third.status()).as(path).isEqualTo(503);
        assertThat(third.header("Retry-After")).isNotEmpty();
      }
      assertThat(served.get("/api/v1/twin").status()).isEqualTo(200);
    }
  }

  @Test
  void freesThePlaceOfWhoeverAskedForTheHeadOnlyOrWasRefused() throws Exception {
    Path ledger = served.backend.home().ledger();
    Files.createDirectories(ledger.getParent());
    Files.writeString(ledger, "{}\n");
    for (int i = 0; i < 5; i++) {
      HttpRequest.Builder head =
          served.request("/api/v1/ledger").method("HEAD", HttpRequest.BodyPublishers.noBody());
      assertThat(served.send(head).header("Content-Length")).isEqualTo("3");
      assertThat(served.get("/api/v1/twin/nodes/X9?at=2024-03-01").status()).isEqualTo(404);
    }
  }

  private Socket asks() throws Exception {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.setSoTimeout(10_000);
    socket.connect(new InetSocketAddress("127.0.0.1", served.port()));
    String request = "GET /api/v1/ledger HTTP/1.1\r\nHost: localhost\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}
