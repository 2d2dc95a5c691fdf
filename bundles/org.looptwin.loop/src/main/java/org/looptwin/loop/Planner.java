package org.looptwin.loop;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.decision.api.PlanPolicy;
import org.looptwin.decision.api.RiskWeights;
import org.looptwin.decision.api.Stance;
import org.looptwin.forecast.api.Heard;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.InitialState;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Deadline;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.PolicyRow;
import org.looptwin.optimise.api.Sites;
import org.looptwin.uncertainty.api.UncertaintySets;

/**
 * The stages of a step, in order. Keeps no state: equal snapshot, conditions and plan in force give
 * an equal outcome.
 */
final class Planner {
  private static final Budget BASE_BUDGET = new Budget(Duration.ofMinutes(2), 1e-3, 1);

  /** For a step, and for a question beside it: all plans it takes. */
  private static final Budget LIVE_BUDGET = new Budget(Duration.ofSeconds(30), 1e-4, 1);

  /** Of the time for a plan, for one that keeps all rules; the rest is for one that keeps some. */
  private static final double WHOLE_SHARE = 0.6;

  private static final double QUICK_SECONDS = 5;
  private static final double SAME_MEUR = 1e-3;

  private final Case reference;
  private final Tools tools;
  private final RollingCase rolling;
  private final Shapes shapes;
  private final Duties duties;
  private final int months;
  private final BooleanSupplier cancelled;
  private final LongSupplier nanos;

  Planner(Case reference, Tools tools, BooleanSupplier cancelled) {
    this(reference, tools, cancelled, System::nanoTime);
  }

  /**
   * @param nanos a clock of nanoseconds that never goes back
   */
  Planner(Case reference, Tools tools, BooleanSupplier cancelled, LongSupplier nanos) {
    this.nanos = nanos;
    this.reference = reference;
    this.tools = tools;
    this.cancelled = cancelled;
    this.months = Math.min(12, reference.demandKwh().values().iterator().next().months());
    this.rolling = new RollingCase(reference);
    this.shapes = new Shapes(tools.planning());
    this.duties = new Duties(tools.compliance());
  }

  /** Whether the server is stopping: then an outcome is not to be trusted. */
  boolean cancelled() {
    return cancelled.getAsBoolean();
  }

  /** The first plan of a home: free sites, calm conditions. */
  StepOutcome base() {
    Situation calm = Situation.calm(reference.name());
    RiskView.Assessment assessment = assess(0, calm);
    PlanningProblem problem = problem(assessment, Sites.FREE, calm);
    return finish(assessment, solve(problem, BASE_BUDGET, true), null, calm);
  }

  /** Forecasts and set alone. */
  RiskView.Assessment assess(long number, Situation now) {
    return assess("U-%06d".formatted(number), risks(now).forecast(now.conditions()), now);
  }

  private RiskView.Assessment assess(String id, List<Outlook> outlooks, Situation now) {
    PlanPolicy policy = now.stance().policy();
    UncertaintySets.Radius radius = Shapes.radius(policy);
    RiskView.Assessment boxed =
        risks(now).assess(id, outlooks, now.snapshot(), now.conditions(), radius);
    if (!policy.name().equals("affine")) {
      return boxed;
    }
    RecoveryRange range = new RecoveryRange(tools.sets(), planned(now), months);
    return new RiskView.Assessment(
        boxed.outlooks(), range.added(boxed.set(), radius), boxed.planning());
  }

  private RiskView risks(Situation now) {
    return new RiskView(
        planned(now),
        tools.arena(),
        tools.sets(),
        months,
        1,
        now.executed().over(reference),
        now.carbonEurT());
  }

  /** The case from the month on that is planned first. */
  private Case planned(Situation now) {
    return rolling.from(now.executed().first(reference));
  }

  /**
   * A step with a word after every stage.
   *
   * @param number of the step, for the ids of what it makes
   */
  StepOutcome step(long number, Situation now, Plan inForce, Stages stages) {
    stages.begin("forecast");
    List<Outlook> outlooks = risks(now).forecast(now.conditions(), Heard.EVERYONE);
    stages.end(Words.forecast(outlooks));
    stages.begin("uncertainty");
    RiskView.Assessment assessment = assess("U-%06d".formatted(number), outlooks, now);
    stages.end(Words.set(assessment.set(), now.conditions()));
    stages.begin("plan");
    PlanningProblem problem = problem(assessment, openSites(inForce), now);
    Deadline deadline = new Deadline(LIVE_BUDGET, nanos);
    Solution solution = search(this::solve, problem, inForce, deadline);
    Solution proven =
        priced(solution, assessment, asTheyAre -> asTheyAre, deadline).withSiteGap(inForce, now);
    stages.end(Words.plan(proven.plan(), proven.failure()) + Words.failed(proven.passedOver()));
    stages.begin("compliance");
    StepOutcome outcome = finish(assessment, proven, inForce, now);
    stages.end(Words.findings(outcome.findings()));
    return outcome;
  }

  /**
   * A plan beside the live one, for the same forecasts but for what is overridden.
   *
   * @param override replaces values of the worst case
   * @param open recycling centres; null for those of the plan in force
   * @param start replaces values of the state it starts from
   */
  StepOutcome aside(
      DeskView view,
      Situation now,
      UnaryOperator<Outlooks> override,
      Set<String> open,
      UnaryOperator<InitialState> start) {
    RiskView.Assessment live = assess("U-what-if", view.outlooks(), now);
    Sites sites = open == null ? openSites(view.inForce()) : Sites.fixed(open);
    PlanningProblem problem = problem(live, sites, now);
    PlanningProblem asked =
        with(override, problem).from(problem.reference(), start.apply(problem.initial()));
    Deadline deadline = new Deadline(LIVE_BUDGET, nanos);
    Solution solution = search(this::solveAside, asked, view.inForce(), deadline);
    return finish(live, priced(solution, live, override, deadline), view.inForce(), now);
  }

  /** The best plan; where none keeps all that is asked of it, the best that keeps what it can. */
  private static Solution search(
      Asking solve, PlanningProblem told, Plan inForce, Deadline deadline) {
    return new Keeping(
            unloading(solve, true, inForce, deadline.share(WHOLE_SHARE)),
            unloading(solve, true, inForce, deadline),
            unloading(solve, false, inForce, deadline))
        .of(told);
  }

  /** Only the question as it is asked is worth the reasons why it has no plan. */
  private static Function<PlanningProblem, Solution> unloading(
      Asking solve, boolean reasons, Plan inForce, Deadline deadline) {
    Unloading unloading =
        new Unloading(inTime(solve, reasons, deadline), inTime(solve, false, deadline));
    return problem -> unloading.of(problem, inForce);
  }

  private static Function<PlanningProblem, Solution> inTime(
      Asking solve, boolean reasons, Deadline deadline) {
    return one ->
        deadline.past()
            ? Solution.late(one, deadline.asked().time())
            : solve.solve(one, deadline.left(), reasons);
  }

  private interface Asking {
    /**
     * @param reasons whether it is worth the time to find out why there is no plan
     */
    Solution solve(PlanningProblem problem, Budget budget, boolean reasons);
  }

  /** What a front is asked for: the open sites, the live state, everything at its price. */
  PlanningProblem unweighted(DeskView view) {
    RiskView.Assessment live = assess("U-front", view.outlooks(), view.situation());
    PlanPolicy own = view.situation().stance().policy();
    // A norm is no row of a linear front, and rules have no costs of their own: theirs is the
    // box's.
    boolean boxed = List.of("ellipsoid", "affine").contains(own.name());
    PlanPolicy drawn =
        boxed ? new PlanPolicy(PlanPolicy.DEFAULT.name(), own.figures(), own.rules()) : own;
    Situation neutral =
        view.situation().with(new Stance(drawn, null, RiskWeights.NEUTRAL, null, ""));
    PlanningProblem problem = problem(live, openSites(view.inForce()), neutral);
    return Unloading.expected(problem, view.inForce());
  }

  /** Findings on the plan in force and the twin as it is. */
  List<Finding> check(Plan plan, Situation now) {
    Case planned = planned(now);
    return tools
        .compliance()
        .assess(new Evidence(planned, plan, now.snapshot()), planned.firstMonth().atDay(1));
  }

  private static PlanningProblem with(UnaryOperator<Outlooks> override, PlanningProblem problem) {
    return problem.with(
        override.apply(problem.outlooks()), problem.uncertainty(), problem.policy());
  }

  /**
   * With what the protection costs, from the plan that would be best without it; not where solving
   * is slow or troubled, for the decision comes first.
   */
  private Solution priced(
      Solution solution,
      RiskView.Assessment assessment,
      UnaryOperator<Outlooks> override,
      Deadline deadline) {
    PlanningProblem problem = solution.problem();
    if (!solution.planned()
        || problem.policy().equals("deterministic")
        || solution.plan().seconds() > QUICK_SECONDS
        || !solution.passedOver().isEmpty()
        || deadline.past()
        || cancelled()) {
      return solution;
    }
    Plan bare =
        solveAside(with(override, Shapes.bare(problem, assessment.set())), deadline.left(), false)
            .plan();
    return bare == null ? solution : solution.saying(Words.protection(solution.plan(), bare));
  }

  private StepOutcome finish(
      RiskView.Assessment assessment, Solution solution, Plan before, Situation now) {
    Plan plan = solution.plan();
    Planning.Comparison comparison = new Planning.Comparison(List.of(), List.of());
    if (plan != null && before != null) {
      comparison = new PlanDifference(tools.planning(), before, plan).of(solution.problem());
    }
    return new StepOutcome(
        assessment,
        plan,
        solution.failure(),
        comparison.changes(),
        Stream.concat(comparison.sentences().stream(), solution.notes().stream()).toList(),
        check(plan == null ? before : plan, now));
  }

  /** With all lots in the months in which they arrive. */
  private PlanningProblem problem(RiskView.Assessment assessment, Sites sites, Situation now) {
    Case planned = planned(now);
    PlanningProblem whole = PlanningProblem.of(planned);
    PlanningProblem boxed =
        new PlanningProblem(
            planned,
            whole.subset(),
            whole.mode(),
            months,
            PlanPolicy.DEFAULT.name(),
            assessment.planning(),
            assessment.set(),
            new LiveState(planned, months).of(now, sites.open()),
            sites,
            now.stance().policy().figure("changePrice"),
            now.snapshot().revision());
    List<PolicyRow> rows = duties.rows(planned, now.stance().policy().rules());
    return shapes.shaped(boxed, now.stance()).withPolicyRows(rows);
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
  private Solution solve(PlanningProblem problem, Budget budget, boolean reasons) {
    Solving solving =
        new Solving(tools.solversFor(problem), problem, budget, reasons, cancelled, nanos);
    Answer answer = solving.answer();
    if (!cancelled()) {
      solving.tell(tools.listeners().get(), answer);
    }
    return Solution.of(problem, answer, solving.failures());
  }

  private Solution solveAside(PlanningProblem problem, Budget budget, boolean reasons) {
    Solving solving =
        new Solving(tools.solversFor(problem), problem, budget, reasons, cancelled, nanos);
    return Solution.of(problem, solving.answer(), solving.failures());
  }

  /** Whether two plans come to the same decisions and costs. */
  static boolean same(Plan one, Plan other) {
    return one.start().equals(other.start())
        && Math.abs(one.objectiveEur() - other.objectiveEur()) < SAME_MEUR * 1e6
        && one.shares().equals(other.shares());
  }

  /** Told when a stage begins and ends. */
  interface Stages {
    void begin(String stage);

    void end(String detail);
  }
}
