package org.looptwin.loop;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.forecast.api.Heard;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Sites;

/**
 * The stages of a step, in order. Keeps no state: equal snapshot, conditions and plan in force give
 * an equal outcome.
 */
final class Planner {
  private static final Budget BASE_BUDGET = new Budget(Duration.ofMinutes(2), 1e-3, 1);
  private static final Budget LIVE_BUDGET = new Budget(Duration.ofSeconds(30), 1e-4, 1);
  private static final double SAME_MEUR = 1e-3;

  private final Case reference;
  private final Tools tools;
  private final RiskView risks;
  private final int months;
  private final BooleanSupplier cancelled;

  Planner(Case reference, Tools tools, BooleanSupplier cancelled) {
    this.reference = reference;
    this.tools = tools;
    this.cancelled = cancelled;
    this.months = Math.min(12, reference.demandKwh().values().iterator().next().months());
    this.risks = new RiskView(reference, tools.arena(), tools.sets(), months, 1);
  }

  /** Whether the server is stopping: then an outcome is not to be trusted. */
  boolean cancelled() {
    return cancelled.getAsBoolean();
  }

  /** The first plan of a home: free sites, calm conditions. */
  StepOutcome base() {
    TwinSnapshot nothing = TwinSnapshot.empty(reference.name());
    RiskView.Assessment assessment = assess(0, nothing, Conditions.CALM);
    return finish(
        assessment, solve(problem(assessment, Sites.FREE, 0), BASE_BUDGET), null, nothing);
  }

  /** Forecasts and set alone. */
  RiskView.Assessment assess(long number, TwinSnapshot snapshot, Conditions conditions) {
    return risks.assess(
        "U-%06d".formatted(number), risks.forecast(conditions), snapshot, conditions);
  }

  /**
   * A step with a word after every stage.
   *
   * @param number of the step, for the ids of what it makes
   */
  StepOutcome step(
      long number, TwinSnapshot snapshot, Conditions conditions, Plan inForce, Stages stages) {
    stages.begin("forecast");
    List<Outlook> outlooks = risks.forecast(conditions, Heard.EVERYONE);
    stages.end(Words.forecast(outlooks));
    stages.begin("uncertainty");
    RiskView.Assessment assessment =
        risks.assess("U-%06d".formatted(number), outlooks, snapshot, conditions);
    stages.end(Words.set(assessment.set(), conditions));
    stages.begin("plan");
    Solution solution =
        solve(problem(assessment, openSites(inForce), snapshot.revision()), LIVE_BUDGET);
    Solution priced = solution.plan() == null ? solution : solution.withSiteGap(inForce);
    stages.end(Words.plan(priced.plan(), priced.failure()) + Words.failed(priced.passedOver()));
    stages.begin("compliance");
    StepOutcome outcome = finish(assessment, priced, inForce, snapshot);
    stages.end(Words.findings(outcome.findings()));
    return outcome;
  }

  /**
   * A plan beside the live one, for the same forecasts and conditions but for what is overridden.
   *
   * @param override replaces values of the worst case
   * @param open recycling centres; null for those of the plan in force
   */
  StepOutcome aside(DeskView now, UnaryOperator<Outlooks> override, Set<String> open) {
    RiskView.Assessment live =
        risks.assess("U-what-if", now.outlooks(), now.snapshot(), now.conditions());
    RiskView.Assessment asked =
        new RiskView.Assessment(live.outlooks(), live.set(), override.apply(live.planning()));
    Sites sites = open == null ? openSites(now.inForce()) : Sites.fixed(open);
    Solution solution = solveAside(problem(asked, sites, now.snapshot().revision()), LIVE_BUDGET);
    return finish(asked, solution, now.inForce(), now.snapshot());
  }

  /** Findings on the plan in force and the twin as it is. */
  List<Finding> check(Plan plan, TwinSnapshot snapshot) {
    return tools
        .compliance()
        .assess(new Evidence(reference, plan, snapshot), reference.firstMonth().atDay(1));
  }

  private StepOutcome finish(
      RiskView.Assessment assessment, Solution solution, Plan before, TwinSnapshot snapshot) {
    Plan plan = solution.plan();
    Planning.Comparison comparison = new Planning.Comparison(List.of(), List.of());
    if (plan != null && before != null) {
      comparison = tools.planning().compare(before, plan, solution.problem());
    }
    return new StepOutcome(
        assessment,
        plan,
        solution.failure(),
        comparison.changes(),
        comparison.sentences(),
        check(plan == null ? before : plan, snapshot));
  }

  private PlanningProblem problem(RiskView.Assessment assessment, Sites sites, long revision) {
    PlanningProblem whole = PlanningProblem.of(reference);
    return new PlanningProblem(
        reference,
        whole.subset(),
        whole.mode(),
        months,
        "dynamic",
        assessment.planning(),
        assessment.set(),
        reference.initialState(),
        sites,
        whole.changePriceEurKwh(),
        revision);
  }

  private Sites openSites(Plan plan) {
    Set<String> open = new HashSet<>();
    reference
        .network()
        .nodes(NodeType.RECYCLING_CENTRE)
        .forEach(
            site -> {
              if (Boolean.TRUE.equals(plan.sites().get(site.id()))) {
                open.add(site.id());
              }
            });
    return Sites.fixed(open);
  }

  /** A live solve: listeners are told. */
  private Solution solve(PlanningProblem problem, Budget budget) {
    Solving solving = new Solving(tools.solversFor(problem), problem, budget, cancelled);
    Answer answer = solving.answer();
    if (!cancelled()) {
      solving.tell(tools.listeners().get(), answer);
    }
    return Solution.of(problem, answer, solving.failures());
  }

  private Solution solveAside(PlanningProblem problem, Budget budget) {
    Solving solving = new Solving(tools.solversFor(problem), problem, budget, cancelled);
    return Solution.of(problem, solving.answer(), solving.failures());
  }

  /** Whether two plans come to the same decisions and costs. */
  static boolean same(Plan one, Plan other) {
    return Math.abs(one.objectiveEur() - other.objectiveEur()) < SAME_MEUR * 1e6
        && one.shares().equals(other.shares());
  }

  /**
   * @param failure why there is no plan
   * @param passedOver solvers that could not, each with its reason
   */
  private record Solution(
      PlanningProblem problem, Plan plan, String failure, List<String> passedOver) {
    static Solution of(PlanningProblem problem, Answer answer, List<String> passedOver) {
      return answer.read(
          solved -> new Solution(problem, solved.plan(), "", passedOver),
          out ->
              new Solution(
                  problem,
                  out.best(),
                  out.best() == null ? "out of time: " + out.because() : "",
                  passedOver),
          none ->
              new Solution(
                  problem,
                  null,
                  "no plan exists: " + String.join("; ", none.relaxation()),
                  passedOver),
          failed -> new Solution(problem, null, failed.because(), passedOver));
    }

    /** The base plan's bound holds for riskier conditions too: they only add cost. */
    Solution withSiteGap(Plan inForce) {
      double bound = inForce.boundEur();
      if (Map.copyOf(inForce.sites()).equals(plan.sites()) && bound <= plan.objectiveEur()) {
        double gap = (plan.objectiveEur() - bound) / Math.abs(plan.objectiveEur());
        return new Solution(problem, plan.withSiteGap(gap), failure, passedOver);
      }
      return this;
    }
  }

  /** Told when a stage begins and ends. */
  interface Stages {
    void begin(String stage);

    void end(String detail);
  }
}
