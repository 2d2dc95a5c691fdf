package org.looptwin.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.decision.api.DecisionLedger;
import org.looptwin.decision.api.LedgerEntry;
import org.looptwin.decision.ledger.JsonLinesLedgerArchive;
import org.looptwin.model.json.CaseDigest;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.CaseSource;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.rules.api.RuleSet;
import org.looptwin.twin.api.JournalArchive;

/** A ledger over a changed case is made again, each line with the case of its time. */
class RerunTest {
  private static final Path MEB = Path.of("../../twin-model/cases/meb-europe");
  private static final RuleSet RULES = new Fakes.LimitRule(80);

  @TempDir Path temp;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final List<JournalEntry> journal = new ArrayList<>();
  private CaseSource first;
  private CaseSource changed;
  private DecisionLedger ledger;
  private Conductor conductor;

  private record InForce(Case current, String digest) implements CaseSource {}

  @BeforeEach
  void twoCases() throws IOException {
    first = source(MEB);
    Path folder = Files.createDirectories(temp.resolve("meb-europe"));
    for (Path file : CaseDigest.files(MEB)) {
      Files.copy(file, folder.resolve(file.getFileName().toString()));
    }
    String nodes = Files.readString(folder.resolve("nodes.csv"));
    // S01's greatest probability of a disruption is 0.3 now, which is a dearer plan
    Files.writeString(
        folder.resolve("nodes.csv"),
        nodes.replaceFirst("(?m)^(S01,.*,8\\.5,10\\.5,0\\.08),0\\.2,", "$1,0.3,"));
    changed = source(folder);
    ledger = new JsonLinesLedgerArchive().open(temp.resolve("ledger.jsonl"));
  }

  private static CaseSource source(Path folder) throws IOException {
    return new InForce(CaseFolder.read(folder).reference(), CaseDigest.of(folder));
  }

  private Conductor conductor(CaseSource source) {
    CaseLines.enter(ledger, source, journal.size());
    return new Conductor(
        source.current(),
        new Planner(source.current(), Fakes.tools(), stopping::get),
        ledger,
        new PlanStore(temp.resolve("plans")),
        temp.resolve("checkpoint.json"),
        Fakes.CLOCK,
        Announcer.SILENT);
  }

  private void begin() {
    conductor = conductor(first);
    conductor.open(RULES);
  }

  private void deliver(double percent) {
    journal.add(Fakes.delivery(journal.size() + 1L, percent));
    conductor.consume(journal.subList(journal.size() - 1, journal.size()), 0);
  }

  /** As a server does: the loop ends, and begins again with another case. */
  private void change(CaseSource next) {
    int read = changeBeforeReading(next);
    conductor.consume(journal.subList(read, journal.size()), 0);
  }

  /** Tells how much had been read. */
  private int changeBeforeReading(CaseSource next) {
    conductor.checkpoint();
    conductor.close();
    stopping.set(false);
    conductor = conductor(next);
    Checkpoint newest = Checkpoint.read(temp.resolve("checkpoint.json")).orElse(Checkpoint.START);
    List<JournalEntry> until = journal.subList(0, (int) newest.offset());
    TwinSnapshot then = TwinSnapshot.empty("meb-europe");
    conductor.resume(
        ledger.entries(), newest, until.isEmpty() ? then : then.with(until), List.of(), RULES);
    return until.size();
  }

  private void step() {
    assertThat(conductor.wantsStep()).isTrue();
    conductor.step(seconds -> false);
  }

  private String rerun(Function<LedgerEntry, Case> cases) {
    Path home = temp.resolve("again-" + cases.hashCode());
    DecisionLedger fresh = new JsonLinesLedgerArchive().open(home.resolve("ledger.jsonl"));
    Rerun.Means means =
        new Rerun.Means(
            new Copy(journal),
            fresh,
            new PlanStore(home.resolve("plans")),
            home.resolve("checkpoint.json"),
            Fakes.CLOCK,
            Fakes.tools(),
            new RecordedArena(Fakes.tools().arena()),
            cases,
            line -> RULES);
    try (Rerun rerun = new Rerun(ledger.entries(), changed.current(), means)) {
      rerun.perform(journal.size());
    }
    return fresh.hash();
  }

  private String rerun() {
    Map<String, Case> kept =
        Map.of(first.digest(), first.current(), changed.digest(), changed.current());
    return rerun(line -> kept.get(CaseLines.digest(line)));
  }

  private List<String> types() {
    return ledger.entries().stream().map(LedgerEntry::type).toList();
  }

  private double costOfLastStep() {
    Object plan = ledger.entries().get(ledger.entries().size() - 1).body().get("plan");
    return ((Number) ((Map<?, ?>) plan).get("objectiveEur")).doubleValue();
  }

  @Test
  void decisionsBeforeAndAfterAChangedCaseAreMadeAgain() {
    begin();
    deliver(99);
    deliver(15);
    step();
    assertThat(costOfLastStep()).isEqualTo(1e6 + 1e8 * 0.2);
    deliver(99);
    step();
    change(changed);
    deliver(15);
    step();
    assertThat(costOfLastStep()).isEqualTo(1e6 + 1e8 * 0.3);

    assertThat(types().subList(0, 3)).containsExactly("case", "opened", "rules");
    assertThat(types().stream().filter("case"::equals)).hasSize(2);
    assertThat(rerun()).isEqualTo(ledger.hash());
    assertThat(rerun(line -> changed.current())).isNotEqualTo(ledger.hash());
    assertThat(rerun(line -> first.current())).isNotEqualTo(ledger.hash());
  }

  @Test
  void aStepThatTheChangeCutOffIsAnsweredWithTheNewCaseThenAndNow() {
    begin();
    deliver(99);
    deliver(15);
    stopping.set(true);
    step();
    change(changed);
    step();
    assertThat(types())
        .containsExactly(
            "case", "opened", "rules", "alarm", "step-started", "case", "step-finished");
    assertThat(costOfLastStep()).isEqualTo(1e6 + 1e8 * 0.3);
    assertThat(rerun()).isEqualTo(ledger.hash());
  }

  @Test
  void aStepThatTwoChangesCutOffIsAnsweredWithTheLast() {
    begin();
    deliver(15);
    stopping.set(true);
    step();
    change(changed);
    change(first);
    step();
    assertThat(costOfLastStep()).isEqualTo(1e6 + 1e8 * 0.2);
    assertThat(rerun()).isEqualTo(ledger.hash());
  }

  @Test
  void anAlarmIsNotRaisedAgainWhenTheCaseChangesBeforeItsReadingIsReadAgain() {
    begin();
    deliver(15);
    CaseLines.enter(ledger, changed, 0); // where the checkpoint is
    changeBeforeReading(changed);
    CaseLines.enter(ledger, first, 0);
    change(first);
    step();
    assertThat(types())
        .containsExactly(
            "case", "opened", "rules", "alarm", "case", "case", "step-started", "step-finished");
    assertThat(rerun()).isEqualTo(ledger.hash());
  }

  @Test
  void aRestartWithTheSameCaseWritesNoLineAndNoneIsWrittenForACaseThatIsNotKept() {
    begin();
    change(first);
    change(new InForce(changed.current(), ""));
    assertThat(types()).containsExactly("case", "opened", "rules");
  }

  @Test
  void whatIsSaidAboutContractsIsRepeatedWhereItWasSaidAlsoOnesSaidBeforeTheLoopHasCaughtUp() {
    begin();
    deliver(99);
    conductor.outside().note(Map.of("event", "PROPOSED", "id", "contract-1", "share", 0.5));
    deliver(15);
    step();
    conductor.checkpoint();
    Checkpoint early = Checkpoint.read(temp.resolve("checkpoint.json")).orElseThrow();
    deliver(99);
    conductor.outside().note(Map.of("event", "APPROVED", "id", "contract-1", "at", "2025-02-01"));
    conductor.close();
    conductor = conductor(first); // a start that has read 2 of 3 so far
    TwinSnapshot then = TwinSnapshot.empty("meb-europe").with(journal.subList(0, 2));
    conductor.resume(ledger.entries(), early, then, List.of(), RULES);
    assertThat(conductor.outside().lastNote().orElseThrow()).containsEntry("event", "APPROVED");
    conductor.outside().note(Map.of("event", "REJECTED", "id", "contract-2"));
    conductor.consume(journal.subList(2, 3), 0);
    assertThat(ledger.entries().get(ledger.entries().size() - 1).offset()).isEqualTo(3);
    assertThat(types().stream().filter("contract"::equals)).hasSize(3);
    assertThat(rerun()).isEqualTo(ledger.hash());
  }

  private record Copy(List<JournalEntry> entries) implements JournalArchive.Reader {
    @Override
    public long last() {
      return entries.size();
    }

    @Override
    public List<JournalEntry> read(long after, int max) {
      return entries.stream().filter(entry -> entry.offset() > after).limit(max).toList();
    }

    @Override
    public void close() {
      // nothing is held
    }
  }
}
