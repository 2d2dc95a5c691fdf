package org.looptwin.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.decision.api.DecisionDesk.Ruling;
import org.looptwin.decision.api.DecisionLedger;
import org.looptwin.decision.api.LedgerEntry;
import org.looptwin.decision.ledger.JsonLinesLedgerArchive;
import org.looptwin.model.decision.DecisionState;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.rules.api.RuleContext;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.api.RuleLibrary;
import org.looptwin.rules.api.RuleMemory;
import org.looptwin.rules.api.RuleProblem;
import org.looptwin.rules.api.RuleSession;
import org.looptwin.rules.api.RuleSet;
import org.looptwin.twin.api.Journal;

class DriverTest {
  static final Case REFERENCE =
      CaseFolder.read(Path.of("../../twin-model/cases/meb-europe")).reference();
  private static final RuleSet RULES = new Fakes.LimitRule(80);

  @TempDir Path home;

  @Test
  void aStepThatMustBeRepeatedComesBeforeWhatIsOrdered() throws Exception {
    DecisionLedger ledger = opened();
    ledger.append(LedgerLines.STEP_STARTED, 2, Map.of("step", 1L, "requests", List.of()));
    Driver driver = driver(ledger, Fakes.delivery(1, 99), Fakes.delivery(2, 15));
    CompletableFuture<Ruling> ruling = driver.order(this::approve);

    Thread thread = started(driver);
    assertThat(ruling.get(60, TimeUnit.SECONDS)).isEqualTo(Ruling.DONE);
    driver.stop();
    thread.join();

    assertThat(ledger.entries())
        .extracting(LedgerEntry::type)
        .containsExactly("opened", "rules", "step-started", "alarm", "step-finished", "ruling");
  }

  @Test
  void whatNobodyWaitsForAnyMoreIsNotCarriedOut() throws Exception {
    DecisionLedger ledger = opened();
    ledger.append(LedgerLines.STEP_STARTED, 2, Map.of("step", 1L, "requests", List.of()));
    Driver driver = driver(ledger, Fakes.delivery(1, 99), Fakes.delivery(2, 15));
    CompletableFuture<Ruling> gone = driver.order(this::approve);
    gone.completeExceptionally(new java.util.concurrent.TimeoutException());
    CompletableFuture<Long> next = driver.order(Conductor::offset);

    Thread thread = started(driver);
    assertThat(next.get(60, TimeUnit.SECONDS)).isEqualTo(2);
    driver.stop();
    thread.join();

    assertThat(ledger.entries()).extracting(LedgerEntry::type).doesNotContain("ruling");
  }

  /** A rebuild never goes back: it would repeat the ruling where the alarm cleared. */
  @Test
  void aRulingRightAfterAStartStandsBehindWhatTheEarlierRunHadComeTo() throws Exception {
    JournalEntry[] readings = {Fakes.delivery(1, 15), Fakes.delivery(2, 99)};
    DecisionLedger ledger = ledger();
    try (Conductor before = conductor(home, ledger)) {
      before.open(RULES);
      before.consume(List.of(readings[0]), 0);
      before.step(seconds -> false);
      before.consume(List.of(readings[1]), 0);
    }
    Driver driver = driver(ledger, readings);
    CompletableFuture<Ruling> ruling = driver.order(this::approve);

    Thread thread = started(driver);
    assertThat(ruling.get(60, TimeUnit.SECONDS)).isEqualTo(Ruling.DONE);
    driver.stop();
    thread.join();

    assertThat(ledger.entries())
        .filteredOn(line -> line.type().equals(LedgerLines.RULING))
        .extracting(LedgerEntry::offset)
        .containsExactly(2L);
  }

  @Test
  void newRulesAreInForceBehindWhatTheEarlierRunHadComeTo() throws Exception {
    JournalEntry[] readings = {Fakes.delivery(1, 99), Fakes.delivery(2, 99), Fakes.delivery(3, 99)};
    DecisionLedger ledger = opened();
    ledger.append(OutsideLines.CONTRACT, 3, Map.of("event", "PROPOSED"));
    Driver driver = driver(home, new OneRule(RULES, new Outdated()), ledger, readings);
    CompletableFuture<Long> first = driver.order(Conductor::offset);

    Thread thread = started(driver);
    assertThat(first.get(60, TimeUnit.SECONDS)).isEqualTo(3);
    assertThat(driver.order(Conductor::offset).get(60, TimeUnit.SECONDS)).isEqualTo(3);
    driver.stop();
    thread.join();

    assertThat(ledger.entries())
        .filteredOn(line -> line.type().equals(LedgerLines.RULES))
        .extracting(LedgerEntry::offset)
        .containsExactly(0L, 3L);
  }

  /** A line says where their session is opened again, so that a rebuild does it there too. */
  @Test
  void rulesMadeAgainWithTheSameVersionTakeThePlaceOfOutdatedOnesOnce() throws Exception {
    DecisionLedger ledger = opened();
    Driver driver = driver(home, new OneRule(RULES, new Outdated()), ledger);
    CompletableFuture<Long> first = driver.order(Conductor::offset);

    Thread thread = started(driver);
    assertThat(first.get(60, TimeUnit.SECONDS)).isZero();
    assertThat(driver.order(Conductor::offset).get(60, TimeUnit.SECONDS)).isZero();
    driver.stop();
    thread.join();

    assertThat(ledger.entries())
        .filteredOn(line -> line.type().equals(LedgerLines.RULES))
        .extracting(line -> line.body().get("version"))
        .containsExactly(RULES.version(), RULES.version());
  }

  /** {@link #RULES} before something came that they look at. */
  private static final class Outdated implements RuleSet {
    @Override
    public String version() {
      return RULES.version();
    }

    @Override
    public List<RuleFile> files() {
      return RULES.files();
    }

    @Override
    public List<String> ruleNames() {
      return RULES.ruleNames();
    }

    @Override
    public RuleSession open(RuleContext context, RuleMemory memory) {
      return RULES.open(context, memory);
    }

    @Override
    public boolean outdated() {
      return true;
    }
  }

  private Ruling approve(Conductor conductor) {
    return conductor.rule("D-000001", DecisionState.APPROVED, "ann", "go");
  }

  static Thread started(Driver driver) {
    Thread thread = new Thread(driver, "test-loop");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private DecisionLedger ledger() {
    return new JsonLinesLedgerArchive().open(home.resolve("ledger.jsonl"));
  }

  private DecisionLedger opened() {
    DecisionLedger ledger = ledger();
    try (Conductor conductor = conductor(home, ledger)) {
      conductor.open(RULES);
    }
    return ledger;
  }

  private Driver driver(DecisionLedger ledger, JournalEntry... readings) {
    return driver(home, ledger, readings);
  }

  static Driver driver(Path home, DecisionLedger ledger, JournalEntry... readings) {
    return driver(home, new OneRule(RULES, RULES), ledger, readings);
  }

  static Driver driver(
      Path home, RuleLibrary library, DecisionLedger ledger, JournalEntry... readings) {
    return new Driver(
        new Readings(List.of(readings)),
        offset -> TwinSnapshot.empty("tiny"),
        library,
        ledger,
        () -> Checkpoint.START,
        () -> conductor(home, ledger),
        () -> "",
        DeskView.empty(new PlanStore(home.resolve("plans"))));
  }

  static Conductor conductor(Path home, DecisionLedger ledger) {
    return new Conductor(
        REFERENCE,
        new Planner(REFERENCE, Fakes.tools(), () -> false),
        ledger,
        new PlanStore(home.resolve("plans")),
        home.resolve("checkpoint.json"),
        Fakes.CLOCK,
        Announcer.SILENT);
  }

  /** Hands over one reading at a time. */
  private record Readings(List<JournalEntry> entries) implements Journal {
    @Override
    public long last() {
      return entries.size();
    }

    @Override
    public List<JournalEntry> read(long after, int max) {
      return entries.stream().filter(entry -> entry.offset() > after).limit(1).toList();
    }

    @Override
    public Subscription onAppend(LongConsumer listener) {
      return () -> {};
    }
  }

  /**
   * @param compiled what comes of the ledger's rules
   */
  record OneRule(RuleSet current, RuleSet compiled) implements RuleLibrary {
    @Override
    public List<RuleProblem> problems() {
      return List.of();
    }

    @Override
    public Compilation compile(List<RuleFile> files) {
      return new Compilation(compiled, List.of());
    }

    @Override
    public List<ScenarioResult> test(String filter) {
      return List.of();
    }
  }
}
