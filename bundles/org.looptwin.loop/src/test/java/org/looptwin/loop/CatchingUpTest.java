package org.looptwin.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.decision.api.DecisionLedger;
import org.looptwin.decision.api.LedgerEntry;
import org.looptwin.decision.ledger.JsonLinesLedgerArchive;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.rules.api.RuleSet;
import org.looptwin.twin.api.Journal;

/** A stop right after a start, before the readings behind the checkpoint are read again. */
class CatchingUpTest {
  private static final RuleSet RULES = new Fakes.LimitRule(80);
  private static final List<JournalEntry> READINGS =
      List.of(Fakes.delivery(1, 99), Fakes.delivery(2, 15));

  @TempDir Path home;

  @Test
  void anAlarmIsNotRecordedAgainWhenAStopCameBeforeTheLoopHadCaughtUp() throws Exception {
    DecisionLedger ledger = new JsonLinesLedgerArchive().open(home.resolve("ledger.jsonl"));
    try (Conductor first = DriverTest.conductor(home, ledger)) {
      first.open(RULES);
      first.consume(READINGS, 0);
    }
    stopAfterTheFirstReading(ledger);
    try (Conductor third = DriverTest.conductor(home, ledger)) {
      Checkpoint newest = Checkpoint.read(home.resolve("checkpoint.json")).orElse(Checkpoint.START);
      int read = (int) newest.offset();
      TwinSnapshot empty = TwinSnapshot.empty("meb-europe");
      third.resume(
          ledger.entries(),
          newest,
          read == 0 ? empty : empty.with(READINGS.subList(0, read)),
          List.of(),
          RULES);
      third.consume(READINGS.subList(read, READINGS.size()), 0);
    }
    assertThat(ledger.entries())
        .extracting(LedgerEntry::type)
        .containsExactly("opened", "rules", "alarm");
  }

  private void stopAfterTheFirstReading(DecisionLedger ledger) throws InterruptedException {
    AtomicReference<Driver> second = new AtomicReference<>();
    Journal journal = new OneThenStop(() -> second.get().stop());
    second.set(
        new Driver(
            journal,
            offset -> TwinSnapshot.empty("meb-europe"),
            new DriverTest.OneRule(RULES, RULES),
            ledger,
            () -> Checkpoint.START,
            () -> DriverTest.conductor(home, ledger),
            () -> "",
            DeskView.empty(new PlanStore(home.resolve("plans")))));
    DriverTest.started(second.get()).join(60_000);
  }

  private record OneThenStop(Runnable stop) implements Journal {
    @Override
    public long last() {
      return READINGS.size();
    }

    @Override
    public List<JournalEntry> read(long after, int max) {
      stop.run();
      return READINGS.subList((int) after, (int) after + 1);
    }

    @Override
    public Subscription onAppend(LongConsumer listener) {
      return () -> {};
    }
  }
}
