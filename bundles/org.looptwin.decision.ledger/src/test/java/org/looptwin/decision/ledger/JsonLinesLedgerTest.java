package org.looptwin.decision.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.decision.api.DecisionLedger;
import org.looptwin.decision.api.LedgerEntry;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.model.request.Cause;
import org.looptwin.model.telemetry.Value;
import org.looptwin.model.uncertainty.Interval;

class JsonLinesLedgerTest {
  private static final Instant MARCH = Instant.parse("2024-03-01T06:00:00Z");
  private static final Instant JULY = Instant.parse("2024-07-01T06:00:00Z");

  @TempDir Path folder;

  private static DecisionLedger open(Path file, Instant now) {
    return new JsonLinesLedgerArchive(Clock.fixed(now, ZoneOffset.UTC)).open(file);
  }

  private Path threeLines() {
    Path file = folder.resolve("data/ledger.jsonl");
    try (DecisionLedger ledger = open(file, MARCH)) {
      ledger.append("step-started", 1, Map.of());
      ledger.append("decision", 1, Map.of("plan", "P-1", "costEur", 12.5));
      ledger.append("step-finished", 1, Map.of("ms", 35.2));
    }
    return file;
  }

  @Test
  void theFirstLineHasTheFormAndTheHashThatTheReadmePromises() throws Exception {
    Path file = folder.resolve("ledger.jsonl");
    LedgerEntry entry;
    try (DecisionLedger ledger = open(file, MARCH)) {
      assertThat(ledger.hash()).isEqualTo("0".repeat(64));
      entry = ledger.append("decision", 17, Map.of("b", 1, "a", List.of(0.1, "x"), "ms", 3));
    }
    String zeros = "0".repeat(64);
    String hashed =
        "{\"body\":{\"a\":[0.1,\"x\"],\"b\":1},\"number\":1,\"offset\":17,\"previousHash\":\""
            + zeros
            + "\",\"type\":\"decision\"}";
    String expected =
        HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(hashed.getBytes(UTF_8)));
    assertThat(entry.hash()).isEqualTo(expected);
    assertThat(Files.readString(file))
        .isEqualTo(
            "{\"at\":\"2024-03-01T06:00:00Z\",\"body\":{\"a\":[0.1,\"x\"],\"b\":1,\"ms\":3},\"hash\":\""
                + expected
                + "\",\"number\":1,\"offset\":17,\"previousHash\":\""
                + zeros
                + "\",\"type\":\"decision\"}\n");
  }

  @Test
  void everyLineCarriesTheHashOfTheLineBeforeAlsoAcrossARestart() {
    Path file = threeLines();
    try (DecisionLedger ledger = open(file, JULY)) {
      ledger.append("approval", 2, Map.of("by", "operator"));
      List<LedgerEntry> entries = ledger.entries();
      assertThat(entries).extracting(LedgerEntry::number).containsExactly(1L, 2L, 3L, 4L);
      for (int i = 1; i < entries.size(); i++) {
        assertThat(entries.get(i).previousHash()).isEqualTo(entries.get(i - 1).hash());
      }
      assertThat(ledger.hash()).isEqualTo(entries.get(3).hash());
      assertThat(entries.get(1).body()).containsEntry("costEur", 12.5).containsEntry("plan", "P-1");
    }
  }

  @Test
  void equalContentAtAnotherTimeHasTheSameHashAndOtherContentHasNot() {
    String first = lastHash("a", MARCH, Map.of("x", 1.5, "deep", List.of(Map.of("seconds", 1.0))));
    String later = lastHash("b", JULY, Map.of("x", 1.5, "deep", List.of(Map.of("seconds", 9.9))));
    String other = lastHash("c", MARCH, Map.of("x", 1.6, "deep", List.of(Map.of("seconds", 1.0))));
    assertThat(later).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
  }

  private String lastHash(String name, Instant now, Map<String, Object> body) {
    try (DecisionLedger ledger = open(folder.resolve(name), now)) {
      ledger.append("decision", 1, body);
      return ledger.append("decision", 2, body).hash();
    }
  }

  @Test
  void aTornLastLineIsCutAndTheNextLineFollowsTheLastWholeOne() throws IOException {
    Path file = threeLines();
    long whole = Files.size(file);
    Files.writeString(file, "{\"at\":\"2024-03-01T0", StandardOpenOption.APPEND);
    try (DecisionLedger ledger = open(file, MARCH)) {
      assertThat(ledger.entries()).hasSize(3);
      assertThat(Files.size(file)).isEqualTo(whole);
      assertThat(ledger.append("approval", 2, Map.of()).number()).isEqualTo(4);
    }
    try (DecisionLedger ledger = open(file, MARCH)) {
      assertThat(ledger.entries()).hasSize(4);
    }
  }

  @Test
  void aChangedNumberIsFoundWithFileAndLineAndTheFileIsLetGo() throws IOException {
    Path file = threeLines();
    String text = Files.readString(file);
    Files.writeString(file, text.replace("12.5", "12.4"));
    assertThatThrownBy(() -> open(file, MARCH))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(file + ":2: hash is");
    Files.writeString(file, text);
    open(file, MARCH).close();
  }

  @Test
  void aRemovedLineIsFound() throws IOException {
    Path file = threeLines();
    List<String> lines = Files.readAllLines(file);
    Files.write(file, List.of(lines.get(0), lines.get(2)));
    assertThatThrownBy(() -> open(file, MARCH)).hasMessageContaining(file + ":2: number is 3");
  }

  @Test
  void aLineForgedWithAHashOfItsOwnBreaksTheLinkOfTheNext() throws IOException {
    Path file = threeLines();
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    try (DecisionLedger forged = open(folder.resolve("forged"), MARCH)) {
      forged.append("step-started", 1, Map.of());
      forged.append("decision", 1, Map.of("plan", "P-2"));
    }
    lines.set(1, Files.readAllLines(folder.resolve("forged")).get(1));
    Files.write(file, lines);
    assertThatThrownBy(() -> open(file, MARCH)).hasMessageContaining(file + ":3: previousHash is");
  }

  @Test
  void rubbishWithALineEndIsNotTakenForATornLine() throws IOException {
    Path file = threeLines();
    Files.writeString(file, "\u0000\u0000\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> open(file, MARCH)).hasMessageContaining(":4: not a line of JSON");
  }

  @Test
  void aFieldThatSomebodyAddedIsFound() throws IOException {
    Path file = threeLines();
    Files.writeString(
        file, Files.readString(file).replaceFirst("\"number\":1", "\"note\":0,\"number\":1"));
    assertThatThrownBy(() -> open(file, MARCH)).hasMessageContaining(":1: hash is");
  }

  @Test
  void aSecondOpeningIsRefusedUntilTheFirstIsClosed() {
    Path file = threeLines();
    DecisionLedger first = open(file, MARCH);
    assertThatThrownBy(() -> open(file, MARCH)).hasMessageContaining("in use by another process");
    first.close();
    open(file, MARCH).close();
  }

  @Test
  void aClosedLedgerTakesNoLine() {
    DecisionLedger ledger = open(folder.resolve("ledger"), MARCH);
    ledger.close();
    assertThatThrownBy(() -> ledger.append("decision", 1, Map.of())).hasMessageContaining("closed");
  }

  @Test
  void listenersHearEveryLineInOrderAndOneThatFailsHarmsNobody() throws Exception {
    List<Long> heard = new ArrayList<>();
    try (DecisionLedger ledger = open(folder.resolve("ledger"), MARCH)) {
      ledger.onAppend(
          entry -> {
            throw new IllegalStateException("listener");
          });
      AutoCloseable listening = ledger.onAppend(entry -> heard.add(entry.number()));
      ledger.append("a", 1, Map.of());
      ledger.append("b", 2, Map.of());
      listening.close();
      ledger.append("c", 3, Map.of());
    }
    assertThat(heard).containsExactly(1L, 2L);
  }

  @Test
  void recordsOfTheModelAreReadBackAsTheyWereReturned() {
    Cause cause = new Cause(17, "supplier/S01/strike", MARCH, Value.of(1.0));
    MonthlySeries path = new MonthlySeries(YearMonth.of(2025, 1), 0.12, 0.2);
    Interval interval = new Interval("p:S01", path, path, path, "conformal 0.9");
    try (DecisionLedger ledger = open(folder.resolve("ledger"), MARCH)) {
      LedgerEntry entry =
          ledger.append(
              "decision",
              17,
              Map.of(
                  "cause",
                  cause,
                  "set",
                  List.of(interval),
                  "q",
                  Map.of(0.9, 1),
                  "nan",
                  Double.NaN));
      assertThat(ledger.entries()).containsExactly(entry);
      assertThat(entry.body().get("cause"))
          .isEqualTo(
              Map.of(
                  "offset",
                  17L,
                  "topic",
                  "supplier/S01/strike",
                  "ts",
                  "2024-03-01T06:00:00Z",
                  "value",
                  1.0));
      assertThat(CanonicalJson.write(entry.body().get("set")))
          .startsWith("[{\"lower\":{\"start\":\"2025-01\",\"values\":[0.12,0.2]}");
      assertThat(entry.body()).containsEntry("nan", null);
      assertThat(entry.body().get("q")).isEqualTo(Map.of("0.9", 1L));
    }
  }

  @Test
  void aRealClockMovingOnIsWrittenInAt() throws IOException {
    Path file = folder.resolve("ledger");
    try (DecisionLedger ledger = open(file, MARCH.plus(Duration.ofMillis(250)))) {
      ledger.append("a", 1, Map.of());
    }
    assertThat(Files.readString(file)).contains("\"at\":\"2024-03-01T06:00:00.250Z\"");
  }
}
