package org.looptwin.loop;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.looptwin.decision.api.DecisionLedger;
import org.looptwin.decision.api.LedgerEntry;
import org.looptwin.model.decision.DecisionState;
import org.looptwin.model.network.Case;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.rules.api.RuleSet;
import org.looptwin.twin.api.JournalArchive;

/**
 * One rebuild: the old ledger's lines in order, each at its offset. Where the case changed, the
 * conductor begins again from the new ledger, as the live one did. Used by one thread.
 */
final class Rerun implements AutoCloseable {
  private static final int PIECE = 1_000;

  private final LedgerLines record = new LedgerLines();
  private final OutsideLines outside = new OutsideLines();
  private final List<LedgerEntry> script;
  private final Means means;
  private Case reference;
  private Conductor conductor;
  private RuleSet rules;

  /**
   * What a rebuild works with.
   *
   * @param journal of the new home, complete
   * @param cases the case of a {@code case} line
   * @param compiler of {@code rules} lines
   */
  record Means(
      JournalArchive.Reader journal,
      DecisionLedger fresh,
      PlanStore plans,
      Path checkpointFile,
      Clock clock,
      Tools tools,
      RecordedArena arena,
      Function<LedgerEntry, Case> cases,
      Function<LedgerEntry, RuleSet> compiler) {}

  /**
   * @param reference the case until a line names one
   */
  Rerun(List<LedgerEntry> script, Case reference, Means means) {
    this.script = script;
    this.reference = reference;
    this.means = means;
  }

  /**
   * Repeats the lines and reads on.
   *
   * @param end the offset up to which the loop had come
   */
  void perform(long end) {
    for (int line = 0; line < script.size(); line++) {
      LedgerEntry entry = script.get(line);
      if (conductor != null) {
        readTo(entry.offset());
        repeat(entry, script.subList(line, script.size()));
      } else if (entry.type().equals(LedgerLines.CASE)) {
        copy(entry);
        reference = means.cases().apply(entry);
      } else if (entry.type().equals(LedgerLines.RULES)) {
        open(entry);
      }
    }
    if (conductor != null) {
      readTo(end);
      conductor.checkpoint();
    }
  }

  private void open(LedgerEntry firstRules) {
    LedgerEntry first =
        script.stream()
            .filter(entry -> entry.type().equals(LedgerLines.OPENED))
            .findFirst()
            .orElse(null);
    means.arena().follow(first == null ? List.of() : record.outlooks(first));
    rules = means.compiler().apply(firstRules);
    conductor = conductor();
    conductor.open(rules, first != null && LedgerLines.hasOutlooks(first));
  }

  private Conductor conductor() {
    return new Conductor(
        reference,
        new Planner(reference, means.tools(), () -> false),
        means.fresh(),
        means.plans(),
        means.checkpointFile(),
        means.clock(),
        Announcer.SILENT);
  }

  private void repeat(LedgerEntry entry, List<LedgerEntry> onwards) {
    switch (entry.type()) {
      case LedgerLines.RULES -> {
        rules = means.compiler().apply(entry);
        conductor.useRules(rules);
      }
      case LedgerLines.CASE -> changeCase(entry, onwards);
      case LedgerLines.STEP_STARTED -> begin(entry, onwards);
      case LedgerLines.RULING ->
          conductor.rule(
              (String) entry.body().get("decision"),
              DecisionState.valueOf((String) entry.body().get("state")),
              (String) entry.body().get("by"),
              (String) entry.body().get("comment"));
      case LedgerLines.SILENCE -> conductor.notice(record.silence(entry));
      case OutsideLines.POLICY -> conductor.outside().adopt(outside.policy(entry));
      case OutsideLines.PREFERENCE -> conductor.outside().prefer(outside.preferred(entry));
      case OutsideLines.MONTH -> conductor.outside().turn(outside.turn(entry));
      case OutsideLines.CONTRACT -> conductor.outside().note(entry.body());
      case LedgerLines.ALARM_ORDER -> conductor.repeat(record.alarmOrder(entry));
      default -> {
        // alarms and step results follow from the readings
      }
    }
  }

  private void begin(LedgerEntry started, List<LedgerEntry> onwards) {
    if (cutOffByCase(onwards)) {
      copy(started);
    } else {
      step(onwards);
    }
  }

  /** A step that the change cut off is answered behind it, with the new case. */
  private void changeCase(LedgerEntry entry, List<LedgerEntry> onwards) {
    conductor.checkpoint();
    Checkpoint newest = Checkpoint.read(means.checkpointFile()).orElse(Checkpoint.START);
    TwinSnapshot then = snapshotAt(newest.offset());
    conductor.close();
    copy(entry);
    reference = means.cases().apply(entry);
    conductor = conductor();
    conductor.resume(means.fresh().entries(), newest, then, List.of(), rules);
    long interrupted = conductor.interruptedStepAt();
    readTo(Math.max(entry.offset(), interrupted));
    if (interrupted >= 0 && !cutOffByCase(onwards)) {
      step(onwards);
    }
  }

  private TwinSnapshot snapshotAt(long offset) {
    if (conductor.offset() == offset) {
      return conductor.view().situation().snapshot();
    }
    TwinSnapshot snapshot = TwinSnapshot.empty(reference.name());
    while (snapshot.revision() < offset) {
      int most = (int) Math.min(PIECE, offset - snapshot.revision());
      snapshot = snapshot.with(piece(snapshot.revision(), most));
    }
    return snapshot;
  }

  private void copy(LedgerEntry entry) {
    means.fresh().append(entry.type(), entry.offset(), entry.body());
  }

  /** As late as it was, with the forecasters that were heard. */
  private void step(List<LedgerEntry> onwards) {
    LedgerEntry finished = next(onwards, LedgerLines.STEP_FINISHED);
    boolean late = finished != null && Boolean.TRUE.equals(finished.body().get("late"));
    means.arena().follow(finished == null ? List.of() : record.outlooks(finished));
    conductor.step(seconds -> late);
  }

  /** Whether the case changes, behind the first of these lines, before a step ends. */
  private static boolean cutOffByCase(List<LedgerEntry> onwards) {
    LedgerEntry change = next(onwards.subList(1, onwards.size()), LedgerLines.CASE);
    LedgerEntry finish = next(onwards, LedgerLines.STEP_FINISHED);
    return change != null && (finish == null || change.number() < finish.number());
  }

  private static LedgerEntry next(List<LedgerEntry> onwards, String type) {
    return onwards.stream().filter(entry -> entry.type().equals(type)).findFirst().orElse(null);
  }

  private void readTo(long offset) {
    while (conductor.offset() < offset) {
      int most = (int) Math.min(PIECE, offset - conductor.offset());
      conductor.consume(piece(conductor.offset(), most), 0);
    }
  }

  private List<JournalEntry> piece(long after, int most) {
    List<JournalEntry> piece = means.journal().read(after, most);
    if (piece.isEmpty()) {
      throw new IllegalStateException(
          "The journal ends at %d, but the ledger refers to more.".formatted(after));
    }
    return piece;
  }

  @Override
  public void close() {
    if (conductor != null) {
      conductor.close();
    }
  }
}
