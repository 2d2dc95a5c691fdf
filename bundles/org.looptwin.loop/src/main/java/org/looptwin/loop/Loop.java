package org.looptwin.loop;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.looptwin.compliance.api.Compliance;
import org.looptwin.connector.api.ConnectionState;
import org.looptwin.connector.api.Connector;
import org.looptwin.connector.api.Outbox;
import org.looptwin.decision.api.ContractNotes;
import org.looptwin.decision.api.DecisionDesk;
import org.looptwin.decision.api.DecisionLedger;
import org.looptwin.decision.api.LedgerArchive;
import org.looptwin.decision.api.LoopEvent;
import org.looptwin.decision.api.RiskDesk;
import org.looptwin.decision.api.WhatIf;
import org.looptwin.model.alarm.Alarm;
import org.looptwin.model.decision.Decision;
import org.looptwin.model.decision.DecisionState;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.forecast.TelemetryOutlook;
import org.looptwin.model.home.Home;
import org.looptwin.model.network.CaseSource;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.uncertainty.UncertaintySet;
import org.looptwin.optimise.api.Fronts;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.SolveListener;
import org.looptwin.optimise.api.Solver;
import org.looptwin.rules.api.RuleLibrary;
import org.looptwin.twin.api.Journal;
import org.looptwin.twin.api.Twin;
import org.looptwin.uncertainty.api.UncertaintySets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.FieldOption;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Drives the {@link Conductor} on one thread: readings as they become durable, rules as they
 * change, rulings as operators give them.
 */
@Component(
    service = DecisionDesk.class,
    immediate = true,
    configurationPid = "org.looptwin.server",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class Loop implements DecisionDesk {
  private final DecisionLedger ledger;
  private final Solvers solvers = new Solvers();
  private final Listeners listeners = new Listeners();
  private final Driver driver;
  private final Asking asking;
  private final RiskRoom risk;
  private final Thread thread;
  private final Journal.Subscription subscription;

  @Reference(
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      fieldOption = FieldOption.REPLACE)
  private volatile List<Outbox> outboxes = List.of();

  @Reference(
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      fieldOption = FieldOption.REPLACE)
  private volatile List<SolveListener> solveListeners = List.of();

  @Reference(
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      fieldOption = FieldOption.REPLACE)
  private volatile List<Connector> connectors = List.of();

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Fronts fronts;

  /** Keys of {@code org.looptwin.server} that the loop reads. */
  @interface Settings {
    /** The home folder. */
    String home();
  }

  @Activate
  public Loop(
      Settings settings,
      @Reference(target = "(!(" + CaseSource.LEAVING + "=true))") CaseSource source,
      @Reference Journal journal,
      @Reference Twin twin,
      @Reference RuleLibrary library,
      @Reference ChampionArena arena,
      @Reference UncertaintySets sets,
      @Reference Planning planning,
      @Reference Compliance compliance,
      @Reference LedgerArchive archive,
      @Reference Clock clock) {
    Home home = new Home(Path.of(settings.home()));
    PlanStore plans = new PlanStore(plansFolder(home));
    Tools tools =
        new Tools(arena, sets, solvers::ranked, planning, compliance, () -> solveListeners);
    Announcer announcer = new OutboxAnnouncer(() -> outboxes, listeners::tell);
    this.ledger = archive.open(home.ledger());
    this.driver =
        new Driver(
            journal,
            twin::upTo,
            library,
            ledger,
            () -> checkpoint(home),
            () -> {
              CaseLines.enter(ledger, source, checkpoint(home).offset());
              return new Conductor(
                  source.current(),
                  new Planner(source.current(), tools, this::stopping),
                  ledger,
                  plans,
                  checkpointFile(home),
                  clock,
                  announcer);
            },
            this::down,
            DeskView.empty(plans));
    this.risk = new RiskRoom(source.current(), tools, driver, this::finder, clock);
    this.asking = new Asking(source.current(), tools, driver.precedence(), driver::stopping);
    this.subscription = journal.onAppend(last -> driver.appended());
    this.thread = new Thread(driver, "looptwin-loop");
  }

  private static Checkpoint checkpoint(Home home) {
    return Checkpoint.read(checkpointFile(home)).orElse(Checkpoint.START);
  }

  /** The connectors when there are some and none runs; else empty. */
  private String down() {
    List<Connector> present = connectors;
    return present.stream().anyMatch(c -> c.state() == ConnectionState.RUNNING)
        ? ""
        : present.stream().map(Connector::name).sorted().collect(Collectors.joining("-"));
  }

  private Optional<Fronts> finder() {
    return Optional.ofNullable(fronts);
  }

  private boolean stopping() {
    return driver.stopping();
  }

  @Reference(
      cardinality = ReferenceCardinality.AT_LEAST_ONE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindSolver(Solver solver, Map<String, Object> properties) {
    solvers.add(solver, properties);
  }

  /** A plug-in's guard stays when the plug-in behind it is exchanged; its ranking may change. */
  void updatedSolver(Solver solver, Map<String, Object> properties) {
    solvers.add(solver, properties);
  }

  void unbindSolver(Solver solver) {
    solvers.remove(solver);
  }

  @Activate
  void start() {
    thread.start();
  }

  static Path plansFolder(Home home) {
    return home.data().resolve("plans");
  }

  static Path checkpointFile(Home home) {
    return home.data().resolve("loop-checkpoint.json");
  }

  @Deactivate
  void stop() throws InterruptedException {
    subscription.close();
    driver.stop();
    thread.join(TimeUnit.SECONDS.toMillis(10));
    asking.drain(Duration.ofSeconds(5));
    ledger.close();
  }

  @Override
  public Ruling approve(String decisionId, String by, String comment) {
    return order(decisionId, DecisionState.APPROVED, by, comment);
  }

  @Override
  public Ruling reject(String decisionId, String by, String comment) {
    return order(decisionId, DecisionState.REJECTED, by, comment);
  }

  private Ruling order(String decisionId, DecisionState state, String by, String comment) {
    return carryOut(conductor -> conductor.rule(decisionId, state, by, comment));
  }

  @Override
  public AlarmRuling acknowledge(String alarmId, String by, String comment) {
    return order(new AlarmOrder(AlarmOrder.Kind.ACKNOWLEDGE, alarmId, null, by, comment));
  }

  @Override
  public AlarmRuling shelve(String alarmId, Instant until, String by, String comment) {
    return order(new AlarmOrder(AlarmOrder.Kind.SHELVE, alarmId, until, by, comment));
  }

  @Override
  public AlarmRuling unshelve(String alarmId, String by, String comment) {
    return order(new AlarmOrder(AlarmOrder.Kind.UNSHELVE, alarmId, null, by, comment));
  }

  private AlarmRuling order(AlarmOrder order) {
    return carryOut(conductor -> conductor.order(order));
  }

  private <T> T carryOut(Function<Conductor, T> order) {
    return driver.order(order).orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Override
  public WhatIf.Reply ask(WhatIf question) {
    return asking.ask(question, driver.view());
  }

  @Override
  public RiskDesk risk() {
    return risk;
  }

  @Override
  public ContractNotes contracts() {
    return new ContractLines(driver);
  }

  @Override
  public List<Decision> decisions() {
    return driver.view().decisions();
  }

  @Override
  public Optional<Decision> decision(String id) {
    return driver.view().decisions().stream()
        .filter(decision -> decision.id().equals(id))
        .findFirst();
  }

  @Override
  public List<Plan> plans() {
    return driver.view().plans().recent();
  }

  @Override
  public Optional<Plan> plan(String id) {
    return driver.view().plans().get(id);
  }

  @Override
  public Optional<Plan> planInForce() {
    return Optional.ofNullable(driver.view().inForce());
  }

  @Override
  public List<Alarm> alarms() {
    List<Alarm> alarms = new ArrayList<>(driver.view().alarms());
    alarms.sort(java.util.Comparator.comparing(Alarm::raisedAt).reversed());
    return alarms;
  }

  @Override
  public List<Finding> findings() {
    return driver.view().findings();
  }

  @Override
  public List<Outlook> outlooks() {
    return driver.view().outlooks();
  }

  @Override
  public Optional<TelemetryOutlook> outlook(SeriesId series) {
    return driver.view().foresight().outlook(series);
  }

  @Override
  public String unforeseen(SeriesId series) {
    return driver.view().foresight().unforeseen(series);
  }

  @Override
  public Optional<UncertaintySet> uncertainty() {
    return Optional.ofNullable(driver.view().set());
  }

  @Override
  public long decidedUpTo() {
    return driver.view().offset();
  }

  @Override
  public Optional<String> trouble() {
    if (!thread.isAlive() && !driver.stopping()) {
      return Optional.of("The loop's thread has ended. Maybe restart the server.");
    }
    return Optional.of(driver.trouble()).filter(text -> !text.isEmpty());
  }

  @Override
  public AutoCloseable onEvent(Consumer<LoopEvent> listener) {
    return listeners.add(listener);
  }
}
