package org.looptwin.http;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.looptwin.decision.api.ContractNotes;
import org.looptwin.decision.api.DecisionDesk;
import org.looptwin.decision.api.LoopEvent;
import org.looptwin.decision.api.WhatIf;
import org.looptwin.model.alarm.Alarm;
import org.looptwin.model.alarm.AlarmState;
import org.looptwin.model.alarm.Priority;
import org.looptwin.model.decision.Change;
import org.looptwin.model.decision.Decision;
import org.looptwin.model.decision.DecisionState;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.forecast.TelemetryOutlook;
import org.looptwin.model.plan.CostParts;
import org.looptwin.model.plan.Flow;
import org.looptwin.model.plan.Indicators;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.plan.PlanStatus;
import org.looptwin.model.plan.SolverInfo;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.model.request.Cause;
import org.looptwin.model.request.RuleRef;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;
import org.looptwin.model.uncertainty.Interval;
import org.looptwin.model.uncertainty.UncertaintySet;

/** A desk with what is laid on it: D-000002 is open, D-000001 was superseded by it. */
final class FakeDesk implements DecisionDesk {
  static final RuleRef RULE = new RuleRef("rules.disruption", "strike", "0123456789ab");
  static final Cause CAUSE =
      new Cause(
          1, "supplier/S01/stock_on_hand", Instant.parse("2024-03-01T11:00:00Z"), Value.of(3));
  private final List<Decision> decisions = new CopyOnWriteArrayList<>();
  private final FakeRisk risk = new FakeRisk();
  private final List<Alarm> alarms = new CopyOnWriteArrayList<>();
  private volatile boolean planned = true;
  private volatile List<Decision> shown;
  private volatile WhatIf asked;
  private volatile String trouble;
  private volatile String inForce = "P-1";
  private volatile TelemetryOutlook foreseen;
  private volatile String lastBy = "";
  private volatile String lastComment = "";

  FakeDesk() {
    decisions.add(decision("D-000002", 2, DecisionState.PROPOSED, "P-2", "P-1"));
    decisions.add(decision("D-000001", 1, DecisionState.SUPERSEDED, "P-1", "P-0"));
    alarms.add(alarm("supplier-disrupted-S01"));
  }

  static Decision decision(
      String id, long revision, DecisionState state, String plan, String before) {
    return new Decision(
        id,
        revision,
        state,
        FakeTwin.NOW,
        CAUSE,
        RULE,
        List.of("S01 has stock for 3 days."),
        "F-" + id,
        "U-" + (revision - 1),
        plan,
        before,
        List.of(),
        List.of("Buy less from S01."),
        breached(),
        true,
        false,
        null,
        null,
        "abc");
  }

  static Alarm alarm(String id) {
    return new Alarm(
        id,
        AlarmState.UNACKNOWLEDGED,
        Priority.HIGH,
        "S01",
        "S01 has stock for 3 days.",
        "",
        RULE,
        CAUSE,
        FakeTwin.NOW);
  }

  private static List<Finding> breached() {
    return List.of(
        new Finding(
            "eu-2023-1542", "BR-1", "plan", FindingState.BREACHED, 0.7, 0.8, "", "Art. 8", "Low."));
  }

  static UncertaintySet set() {
    MonthlySeries path = MonthlySeries.constant(YearMonth.of(2024, 1), 2, 70);
    return new UncertaintySet(
        "U-1",
        "box",
        Map.of("carbon", new Interval("carbon", path, path, path, "none")),
        List.of());
  }

  static Plan planOf(String id) {
    return new Plan(
        id,
        "small",
        "dynamic",
        PlanStatus.OPTIMAL,
        100,
        new CostParts(100, 0, 0, 0, 0, 0),
        100,
        0,
        0.0,
        null,
        new SolverInfo("ojalgo", "57"),
        1,
        7,
        2,
        set(),
        YearMonth.of(2024, 1),
        1,
        Map.of("B01", true),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(0.0),
        List.of(new Flow("L1", 1, 5)),
        new Indicators(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
        List.of(),
        List.of("Nothing limits it."));
  }

  /** Shows decisions as they were, as a view does that is not yet renewed. */
  void lag() {
    shown = List.copyOf(decisions);
  }

  void noPlan() {
    planned = false;
  }

  void decide(Decision decision) {
    decisions.add(0, decision);
  }

  void clearAlarms() {
    alarms.clear();
  }

  void foresee(TelemetryOutlook outlook) {
    foreseen = outlook;
  }

  @Override
  public Optional<TelemetryOutlook> outlook(SeriesId series) {
    return Optional.ofNullable(foreseen).filter(outlook -> outlook.series().equals(series));
  }

  @Override
  public String unforeseen(SeriesId series) {
    return "3 usable readings so far, 8 are needed";
  }

  String lastBy() {
    return lastBy;
  }

  String lastComment() {
    return lastComment;
  }

  @Override
  public List<Decision> decisions() {
    return shown == null ? List.copyOf(decisions) : shown;
  }

  @Override
  public Optional<Decision> decision(String id) {
    return decisions().stream().filter(d -> d.id().equals(id)).findFirst();
  }

  @Override
  public List<Plan> plans() {
    return List.of(planOf("P-2"), planOf("P-1"));
  }

  @Override
  public Optional<Plan> plan(String id) {
    return plans().stream().filter(p -> p.id().equals(id)).findFirst();
  }

  @Override
  public Optional<Plan> planInForce() {
    return planned ? Optional.of(planOf(inForce)) : Optional.empty();
  }

  @Override
  public List<Alarm> alarms() {
    return List.copyOf(alarms);
  }

  @Override
  public List<Finding> findings() {
    return breached();
  }

  @Override
  public List<Outlook> outlooks() {
    MonthlySeries path = MonthlySeries.constant(YearMonth.of(2024, 1), 2, 70);
    return List.of(
        new Outlook("carbon", "theta", path, Map.of(0.5, path), List.of(1.0), List.of()));
  }

  @Override
  public Optional<UncertaintySet> uncertainty() {
    return Optional.of(set());
  }

  @Override
  public long decidedUpTo() {
    return 2;
  }

  @Override
  public Ruling approve(String id, String by, String comment) {
    return rule(id, DecisionState.APPROVED, by, comment);
  }

  @Override
  public Ruling reject(String id, String by, String comment) {
    return rule(id, DecisionState.REJECTED, by, comment);
  }

  private synchronized Ruling rule(String id, DecisionState state, String by, String comment) {
    List<Decision> all = new ArrayList<>(decisions);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).id().equals(id)) {
        if (all.get(i).state() != DecisionState.PROPOSED) {
          return Ruling.NOT_OPEN;
        }
        decisions.set(i, all.get(i).in(state, by, comment));
        lastBy = by;
        lastComment = comment;
        return Ruling.DONE;
      }
    }
    return Ruling.NO_SUCH_DECISION;
  }

  @Override
  public AlarmRuling acknowledge(String id, String by, String comment) {
    return touch(id, AlarmState.ACKNOWLEDGED, null, by, comment);
  }

  @Override
  public AlarmRuling shelve(String id, Instant until, String by, String comment) {
    return touch(id, AlarmState.SHELVED, until, by, comment);
  }

  @Override
  public AlarmRuling unshelve(String id, String by, String comment) {
    return touch(id, AlarmState.UNACKNOWLEDGED, null, by, comment);
  }

  /** One that is in that state already is not touched. */
  private synchronized AlarmRuling touch(
      String id, AlarmState state, Instant until, String by, String comment) {
    for (int i = 0; i < alarms.size(); i++) {
      if (alarms.get(i).id().equals(id)) {
        if (alarms.get(i).state() == state) {
          return AlarmRuling.NOT_POSSIBLE;
        }
        alarms.set(i, alarms.get(i).touched(state, until, by, comment));
        return AlarmRuling.DONE;
      }
    }
    return AlarmRuling.NO_SUCH_ALARM;
  }

  @Override
  public FakeRisk risk() {
    return risk;
  }

  @Override
  public ContractNotes contracts() {
    throw new UnsupportedOperationException("the page asks the actors' desk");
  }

  @Override
  public WhatIf.Reply ask(WhatIf question) {
    asked = question;
    return question.closed().isEmpty()
        ? new WhatIf.Answered(
            planOf("P-9"),
            List.of(new Change("share of S01", 30, 10, "%")),
            List.of("S01 moves."),
            breached())
        : new WhatIf.Unanswered("no plan exists: open a lane");
  }

  @Override
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  void broken(String why) {
    trouble = why;
  }

  void putInForce(String plan) {
    inForce = plan;
  }

  WhatIf asked() {
    return asked;
  }

  @Override
  public AutoCloseable onEvent(Consumer<LoopEvent> listener) {
    return () -> {};
  }
}
