package org.looptwin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerRouteTest {
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
}
