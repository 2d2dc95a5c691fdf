package org.looptwin.loop;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.compliance.api.Compliance;
import org.looptwin.compliance.api.CompliancePolicy;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.forecast.api.Arena;
import org.looptwin.forecast.api.Heard;
import org.looptwin.model.alarm.Priority;
import org.looptwin.model.decision.Change;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.network.Case;
import org.looptwin.model.plan.CostParts;
import org.looptwin.model.plan.Indicators;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.plan.PlanStatus;
import org.looptwin.model.plan.SolverInfo;
import org.looptwin.model.quantity.MonthlySeries;
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
import org.looptwin.model.uncertainty.Interval;
import org.looptwin.model.uncertainty.UncertaintySet;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.ExactFlows;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Solver;
import org.looptwin.optimise.api.Watch;
import org.looptwin.rules.api.RuleContext;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.api.RuleMemory;
import org.looptwin.rules.api.RuleSession;
import org.looptwin.rules.api.RuleSet;
import org.looptwin.uncertainty.api.UncertaintySets;

/**
 * Small stand-ins for the services around the loop, with answers that can be computed in the head.
 */
final class Fakes {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2025-01-01T00:00:00Z"), ZoneOffset.UTC);
  static final SeriesId DELIVERIES = new SeriesId("supplier", "S01", "confirmed_vs_planned");

  private Fakes() {}

  static Tools tools() {
    return new Tools(
        new FlatArena(),
        new FallbackBox(),
        () -> List.of(new PriceOfRisk()),
        new Differences(),
        new Fine());
  }

  static JournalEntry delivery(long offset, double percent) {
    Instant ts = Instant.parse("2025-01-01T00:00:00Z").plusSeconds(offset * 86_400);
    Reading reading = new Reading(DELIVERIES, ts, Value.of(percent), Quality.GOOD, -1, "");
    return new JournalEntry(offset, reading, ts);
  }

  /** Repeats the last value. */
  private static final class FlatArena implements Arena {
    @Override
    public Outlook forecast(SeriesHistory history, int horizon, long seed, Heard heard) {
      MonthlySeries path =
          MonthlySeries.constant(history.values().end(), horizon, history.values().last());
      return new Outlook(history.target(), "flat", path, Map.of(0.5, path), List.of(), List.of());
    }

    @Override
    public List<Standing> leaderboard(
        SeriesHistory history, int horizon, int origins, long seed, Heard heard) {
      return List.of();
    }
  }

  /** Nominal plus the fallback radius, within the domain. */
  private static final class FallbackBox implements UncertaintySets {
    @Override
    public UncertaintySet box(String id, List<Parameter> parameters, Radius radius) {
      Map<String, Interval> intervals = new LinkedHashMap<>();
      for (Parameter p : parameters) {
        double[] upper = p.nominal().toArray();
        for (int month = 0; month < upper.length; month++) {
          upper[month] = Math.min(p.highest(), upper[month] + p.fallbackRadius());
        }
        MonthlySeries top = new MonthlySeries(p.nominal().start(), upper);
        intervals.put(p.name(), new Interval(p.name(), p.nominal(), p.nominal(), top, "fallback"));
      }
      return new UncertaintySet(id, "box", intervals, List.of());
    }
  }

  /** A plan that costs 1 MEUR and 100 MEUR for each unit of S01's probability. */
  private static final class PriceOfRisk implements Solver {
    @Override
    public String name() {
      return "price-of-risk";
    }

    @Override
    public boolean accepts(PlanningProblem problem) {
      return true;
    }

    @Override
    public Answer solve(PlanningProblem problem, Budget budget, Watch watch) {
      double p = problem.outlooks().supplierP().get("S01").at(0);
      double share = p > 0.15 ? 0.1 : 0.3;
      double cost = 1e6 + 1e8 * p;
      return new Answer.Solved(
          new Plan(
              "P-" + Math.round(p * 1000),
              problem.reference().name(),
              problem.policy(),
              PlanStatus.OPTIMAL,
              cost,
              new CostParts(1e6, 0, 0, 1e8 * p, 0, 0),
              cost,
              0,
              0.0,
              null,
              new SolverInfo(name(), "1"),
              0.1,
              1,
              problem.twinRevision(),
              problem.uncertainty(),
              problem.reference().firstMonth(),
              problem.months(),
              Map.of("R01", true),
              Map.of("LI", Map.of("S01", Collections.nCopies(problem.months(), share))),
              Map.of(),
              Map.of("S01", Collections.nCopies(problem.months(), 1000 * share)),
              Map.of(),
              List.of(),
              List.of(),
              new Indicators(
                  null, null, null, null, null, null, null, null, null, null, null, null),
              List.of(),
              List.of()));
    }
  }

  private static final class Differences implements Planning {
    @Override
    public LinearModel model(PlanningProblem problem) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<String> audit(PlanningProblem problem, Plan plan) {
      return List.of();
    }

    @Override
    public ExactFlows flows(PlanningProblem problem) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Comparison compare(Plan before, Plan after, PlanningProblem problem) {
      double from = before.shares().get("LI").get("S01").get(0);
      double to = after.shares().get("LI").get("S01").get(0);
      return from == to
          ? new Comparison(List.of(), List.of())
          : new Comparison(
              List.of(new Change("share of S01, month 1", 100 * from, 100 * to, "%")),
              List.of("S01 moves from %s to %s.".formatted(from, to)));
    }

    @Override
    public Outlooks staticSet(PlanningProblem problem) {
      return Outlooks.BASE;
    }
  }

  private static final class Fine implements Compliance {
    @Override
    public List<Finding> assess(Evidence evidence, LocalDate on) {
      return List.of(
          new Finding("pack", "R-1", "plan", FindingState.OK, 1.0, 2.0, "t", "Article 1", "Fine."));
    }

    @Override
    public CompliancePolicy read(String packJson) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<CompliancePolicy> policies(Case reference) {
      return List.of();
    }
  }

  /** One rule: deliveries below a limit disrupt the supplier, above it they recover. */
  record LimitRule(double limit) implements RuleSet {
    @Override
    public String version() {
      return "limit-" + limit;
    }

    @Override
    public List<RuleFile> files() {
      return List.of(RuleFile.of("fake", "limit.drl", Double.toString(limit)));
    }

    @Override
    public List<String> ruleNames() {
      return List.of("limit");
    }

    @Override
    public RuleSession open(RuleContext context, RuleMemory memory) {
      return new LimitSession(limit, !memory.standing().isEmpty());
    }
  }

  private static final class LimitSession implements RuleSession {
    private final double limit;
    private boolean standing;

    LimitSession(double limit, boolean standing) {
      this.limit = limit;
      this.standing = standing;
    }

    @Override
    public List<Request> advance(List<JournalEntry> entries, TwinSnapshot after) {
      List<Request> requests = new ArrayList<>();
      for (JournalEntry entry : entries) {
        boolean below = entry.reading().value().number() < limit;
        if (below != standing) {
          standing = below;
          requests.add(request(below ? RequestKind.RAISE : RequestKind.CLEAR, entry));
          requests.add(request(RequestKind.REOPTIMISE, entry));
        }
      }
      return requests;
    }

    private Request request(RequestKind kind, JournalEntry entry) {
      Reading reading = entry.reading();
      return new Request(
          kind,
          Conditions.SUPPLIER_DISRUPTED,
          "S01",
          kind == RequestKind.RAISE ? Priority.HIGH : null,
          "deliveries at " + reading.value(),
          new RuleRef("fake", "limit", "1"),
          new Cause(entry.offset(), reading.series().path(), reading.ts(), reading.value()),
          reading.ts());
    }

    @Override
    public RuleMemory memory() {
      return new RuleMemory(standing ? List.of("S01") : List.of());
    }

    @Override
    public void close() {
      // nothing is held
    }
  }
}
