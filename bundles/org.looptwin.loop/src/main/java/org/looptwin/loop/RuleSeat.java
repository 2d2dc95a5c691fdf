package org.looptwin.loop;

import java.util.List;
import java.util.Optional;
import org.looptwin.model.forecast.TelemetryOutlook;
import org.looptwin.model.network.Case;
import org.looptwin.model.request.Request;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.rules.api.RuleContext;
import org.looptwin.rules.api.RuleMemory;
import org.looptwin.rules.api.RuleSession;
import org.looptwin.rules.api.RuleSet;
import org.looptwin.rules.api.Silence;

/** The rules in force and their session; what stood goes on when they change. */
final class RuleSeat implements AutoCloseable {
  private final Case reference;
  private RuleSet rules;
  private RuleSession session;
  private RuleMemory memory = RuleMemory.EMPTY;

  RuleSeat(Case reference) {
    this.reference = reference;
  }

  /** Continues with what an earlier run's rules knew. */
  void remember(RuleMemory earlier) {
    memory = earlier;
  }

  void open(RuleSet next, TwinSnapshot snapshot) {
    close();
    rules = next;
    session = next.open(new RuleContext(reference, snapshot), memory);
  }

  boolean taken() {
    return rules != null;
  }

  RuleSet inForce() {
    return rules;
  }

  List<Request> advance(List<JournalEntry> entries, TwinSnapshot after) {
    return session.advance(entries, after);
  }

  List<Request> notice(Silence silence, TwinSnapshot snapshot) {
    return session.notice(silence, snapshot);
  }

  Silence silence() {
    return session.silence();
  }

  /** What the session foresees, for any thread, also when it is closed. */
  ForesightOfRules foresight() {
    RuleSession present = session;
    if (present == null) {
      return ForesightOfRules.NONE;
    }
    return new ForesightOfRules() {
      @Override
      public Optional<TelemetryOutlook> outlook(SeriesId series) {
        return present.outlook(series);
      }

      @Override
      public String unforeseen(SeriesId series) {
        return present.unforeseen(series);
      }
    };
  }

  RuleMemory memory() {
    memory = session.memory();
    return memory;
  }

  @Override
  public void close() {
    if (session != null) {
      memory = session.memory();
      session.close();
      session = null;
    }
  }
}
