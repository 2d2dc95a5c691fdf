package org.looptwin.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.decision.api.DecisionLedger;
import org.looptwin.decision.api.LedgerEntry;
import org.looptwin.decision.ledger.JsonLinesLedgerArchive;
import org.looptwin.model.alarm.Priority;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.request.Cause;
import org.looptwin.model.request.Request;
import org.looptwin.model.request.RequestKind;
import org.looptwin.model.request.RuleRef;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.rules.api.RuleContext;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.api.RuleMemory;
import org.looptwin.rules.api.RuleSession;
import org.looptwin.rules.api.RuleSet;
import org.looptwin.rules.api.Silence;

/** What the clock decides is a ledger line, and is the same after a restart and in a rebuild. */
class SilenceTest {
  private static final Case REFERENCE =
      CaseFolder.read(Path.of("../../twin-model/cases/meb-europe")).reference();
  private static final SeriesId DEWPOINT =
      new SeriesId("battery-plant", "B01", "dry_room_dewpoint");
  private static final SeriesId OTHER = new SeriesId("battery-plant", "B02", "dry_room_dewpoint");

  @TempDir Path home;
  private Instant now = Instant.parse("2025-01-01T12:00:00Z");
  private final List<JournalEntry> journal = new ArrayList<>();
  private DecisionLedger ledger;
  private Conductor conductor;

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  @BeforeEach
  void aPlantSendsEveryMinute() {
    ledger = new JsonLinesLedgerArchive().open(home.resolve("ledger.jsonl"));
    conductor = conductor(ledger, "");
    conductor.open(new MissingRule());
    for (int minute = 0; minute < 10; minute++) {
      now = now.plusSeconds(60);
      read(DEWPOINT);
      read(OTHER);
    }
  }

  private Conductor conductor(DecisionLedger lines, String name) {
    return new Conductor(
        REFERENCE,
        new Planner(REFERENCE, Fakes.tools(), () -> false),
        lines,
        new PlanStore(home.resolve("plans" + name)),
        home.resolve("checkpoint.json" + name),
        clock,
        Announcer.SILENT);
  }

  private void read(SeriesId series) {
    JournalEntry entry =
        new JournalEntry(
            journal.size() + 1L,
            new Reading(series, now, Value.of(-40), Quality.GOOD, -1, ""),
            now);
    journal.add(entry);
    conductor.consume(List.of(entry), 0);
  }

  private boolean listen() {
    return conductor.mayBeSilent() && conductor.listen(() -> "");
  }

  private List<String> types() {
    return ledger.entries().stream().map(LedgerEntry::type).toList();
  }

  /** B01 falls silent while B02 goes on. */
  private void silenceB01() {
    for (int minute = 0; minute < 3; minute++) {
      now = now.plusSeconds(60);
      read(OTHER);
    }
    assertThat(listen()).isFalse();
    now = now.plusMillis(1);
    assertThat(listen()).isTrue();
  }

  @Test
  void whatTheClockDecidedIsALineAndThenAnAlarm() {
    silenceB01();
    assertThat(listen()).as("once").isFalse();
    assertThat(types()).containsExactly("opened", "rules", "silence", "alarm");
    LedgerEntry line = ledger.entries().get(2);
    assertThat(line.offset()).isEqualTo(23);
    assertThat(new LedgerLines().silence(line))
        .isEqualTo(
            new Silence(
                now,
                List.of(
                    new Silence.Series(DEWPOINT, Duration.ofMinutes(1), Duration.ofMinutes(3), 1)),
                "",
                null));
    assertThat(conductor.view().alarms()).extracting(a -> a.id()).containsExactly("missing-B01");
    assertThat(conductor.wantsStep()).as("a rule asked for a plan, with an old cause").isTrue();

    read(DEWPOINT);
    assertThat(conductor.view().alarms()).isEmpty();
  }

  @Test
  void aRebuildOfTheLinesComesToTheSameHash() {
    silenceB01();
    read(DEWPOINT);
    DecisionLedger again = new JsonLinesLedgerArchive().open(home.resolve("again.jsonl"));
    Conductor rebuilt = conductor(again, "again");
    now = now.plus(Duration.ofDays(400)); // a rebuild runs much later
    rebuilt.open(new MissingRule());
    rebuilt.consume(journal.subList(0, 23), 0);
    rebuilt.notice(new LedgerLines().silence(ledger.entries().get(2)));
    rebuilt.consume(journal.subList(23, 24), 0);
    assertThat(again.hash()).isEqualTo(ledger.hash());
  }

  @Test
  void aRestartBehindTheCheckpointIsToldAgainAndWritesNothingTwice() {
    conductor.checkpoint();
    silenceB01();
    read(OTHER);
    List<String> before = types();
    Conductor restarted = restart();
    restarted.consume(journal.subList(20, 24), 0);
    assertThat(types()).isEqualTo(before);
    assertThat(restarted.view().alarms()).isEqualTo(conductor.view().alarms());
    assertThat(restarted.wantsStep()).isTrue();
    now = now.plus(Duration.ofHours(1));
    conductor = restarted;
    read(OTHER);
    assertThat(listen()).isFalse();
  }

  @Test
  void aRestartAfterTheCheckpointKnowsWhatIsSilent() {
    silenceB01();
    conductor.step(seconds -> false);
    Conductor restarted = restart();
    assertThat(restarted.view().alarms()).isEqualTo(conductor.view().alarms());
    assertThat(restarted.wantsStep()).isFalse();
    conductor = restarted;
    read(DEWPOINT);
    assertThat(conductor.view().alarms()).isEmpty();
  }

  @Test
  void anAnsweredRequestIsNotAnsweredAgainWhenItIsToldAgain() {
    conductor.checkpoint();
    byte[] old = checkpointFile();
    silenceB01();
    conductor.step(seconds -> false);
    restoreCheckpoint(old); // as if the crash had come before it was written
    Conductor restarted = restart();
    restarted.consume(journal.subList(20, 23), 0);
    assertThat(restarted.view().alarms()).hasSize(1);
    assertThat(restarted.wantsStep()).isFalse();
  }

  @Test
  void aLongAbsenceOfTheServerIsNobodysSilence() {
    conductor.checkpoint();
    now = now.plus(Duration.ofDays(3));
    conductor = restart();
    assertThat(listen()).isFalse();
    now = now.plus(Duration.ofMinutes(3));
    read(OTHER);
    assertThat(listen()).isFalse();
    now = now.plusMillis(1);
    assertThat(listen()).as("B01 did not come back").isTrue();
    assertThat(types()).containsExactly("opened", "rules", "silence", "alarm");
  }

  private Conductor restart() {
    Checkpoint checkpoint =
        Checkpoint.read(home.resolve("checkpoint.json")).orElse(Checkpoint.START);
    List<JournalEntry> past = journal.subList(0, (int) checkpoint.offset());
    Conductor restarted = conductor(ledger, "");
    restarted.resume(
        ledger.entries(),
        checkpoint,
        TwinSnapshot.empty("tiny").with(past),
        List.of(past),
        new MissingRule());
    return restarted;
  }

  private byte[] checkpointFile() {
    try {
      return java.nio.file.Files.readAllBytes(home.resolve("checkpoint.json"));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void restoreCheckpoint(byte[] old) {
    try {
      java.nio.file.Files.write(home.resolve("checkpoint.json"), old);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** An alarm and a plan for every series that is missing; the alarm clears when it is read. */
  private record MissingRule() implements RuleSet {
    @Override
    public String version() {
      return "missing";
    }

    @Override
    public List<RuleFile> files() {
      return List.of(RuleFile.of("fake", "missing.drl", "missing"));
    }

    @Override
    public List<String> ruleNames() {
      return List.of("missing");
    }

    @Override
    public RuleSession open(RuleContext context, RuleMemory memory) {
      return new MissingSession(memory);
    }
  }

  private static final class MissingSession implements RuleSession {
    private final TreeSet<SeriesId> missing = new TreeSet<>();

    MissingSession(RuleMemory memory) {
      memory.standing().forEach(path -> missing.add(SeriesId.parse(path).orElseThrow()));
    }

    @Override
    public List<Request> notice(Silence silence, TwinSnapshot twin) {
      List<Request> asked = new ArrayList<>();
      for (Silence.Series fallen : silence.series()) {
        if (missing.add(fallen.id())) {
          var last = twin.signal(fallen.id()).orElseThrow();
          Cause cause = new Cause(last.offset(), fallen.id().path(), last.ts(), last.value());
          asked.add(request(RequestKind.RAISE, fallen.id(), cause, silence.noticedAt()));
          asked.add(request(RequestKind.REOPTIMISE, fallen.id(), cause, silence.noticedAt()));
        }
      }
      return asked;
    }

    @Override
    public Silence silence() {
      return new Silence(
          Instant.EPOCH,
          missing.stream()
              .map(id -> new Silence.Series(id, Duration.ofMinutes(1), Duration.ofMinutes(3), 1))
              .toList(),
          "",
          null);
    }

    @Override
    public List<Request> advance(List<JournalEntry> entries, TwinSnapshot after) {
      List<Request> asked = new ArrayList<>();
      for (JournalEntry entry : entries) {
        SeriesId series = entry.reading().series();
        if (missing.remove(series)) {
          Cause cause =
              new Cause(
                  entry.offset(), series.path(), entry.reading().ts(), entry.reading().value());
          asked.add(request(RequestKind.CLEAR, series, cause, entry.reading().ts()));
        }
      }
      return asked;
    }

    private static Request request(RequestKind kind, SeriesId series, Cause cause, Instant at) {
      return new Request(
          kind,
          "missing",
          series.entity(),
          kind == RequestKind.RAISE ? Priority.LOW : null,
          series + " is missing",
          new RuleRef("fake", "missing", "1"),
          cause,
          at);
    }

    @Override
    public RuleMemory memory() {
      return new RuleMemory(missing.stream().map(SeriesId::path).toList());
    }

    @Override
    public void close() {
      // nothing is held
    }
  }
}
