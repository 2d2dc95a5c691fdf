package org.looptwin.decision.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.decision.api.DecisionLedger;

@Timeout(60)
class OtherProcessTest {
  @TempDir Path folder;

  @Test
  void aKilledProcessLeavesEveryPromisedLineAndLetsTheLedgerGo() throws Exception {
    Path file = folder.resolve("ledger.jsonl");
    long promised = 0;
    try (OtherProcess other = OtherProcess.appendingTo(file)) {
      for (int i = 0; i < 40; i++) {
        promised = other.nextPromised();
      }
      assertThatThrownBy(() -> new JsonLinesLedgerArchive().open(file))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("in use by another process");
    }
    try (DecisionLedger ledger = new JsonLinesLedgerArchive().open(file)) {
      assertThat(ledger.entries().size()).isGreaterThanOrEqualTo((int) promised);
    }
  }
}
