package org.looptwin.loop;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.looptwin.compliance.api.Compliance;
import org.looptwin.connector.api.Outbox;
import org.looptwin.decision.api.DecisionDesk;
import org.looptwin.decision.api.DecisionLedger;
import org.looptwin.decision.api.LedgerArchive;
import org.looptwin.decision.api.LedgerEntry;
import org.looptwin.decision.api.LoopEvent;
import org.looptwin.forecast.api.Arena;
import org.looptwin.model.alarm.Alarm;
import org.looptwin.model.decision.Decision;
import org.looptwin.model.decision.DecisionState;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.home.Home;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.CaseSource;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.uncertainty.UncertaintySet;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.Solver;
import org.looptwin.rules.api.RuleLibrary;
import org.looptwin.rules.api.RuleSet;
import org.looptwin.twin.api.Journal;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
  private static final int PIECE = 1_000;

  /** Requests that come in together are answered together. */
  private static final long COALESCE_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

  /** At least this long between the end of a step and the next, for chattering sensors. */
  private static final long DWELL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private static final long CHECKPOINT_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long IDLE_MS = 250;
  private static final double LATE_SECONDS = 10;

  private final Case reference;
  private final Journal journal;
  private final RuleLibrary library;
  private final Clock clock;
  private final Home home;
  private final DecisionLedger ledger;
  private final Tools tools;
  private final Thread thread;
  private final Semaphore news = new Semaphore(0);
  private final ConcurrentLinkedQueue<Runnable> orders = new ConcurrentLinkedQueue<>();
  private final Solvers solvers = new Solvers();
  private final List<Consumer<LoopEvent>> listeners = new CopyOnWriteArrayList<>();
  private final Journal.Subscription subscription;

  @Reference(
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      fieldOption = FieldOption.REPLACE)
  private volatile List<Outbox> outboxes = List.of();

  private volatile boolean stopping;
  private volatile long durableSince;
  private volatile DeskView view;
  private volatile Conductor current;

  /** Keys of {@code org.looptwin.server} that the loop reads. */
  @interface Settings {
    /** The home folder. */
    String home();
  }

  @Activate
  public Loop(
      Settings settings,
      @Reference CaseSource source,
      @Reference Journal journal,
      @Reference RuleLibrary library,
      @Reference Arena arena,
      @Reference UncertaintySets sets,
      @Reference Planning planning,
      @Reference Compliance compliance,
      @Reference LedgerArchive archive,
      @Reference Clock clock) {
    this.reference = source.current();
    this.journal = journal;
    this.library = library;
    this.clock = clock;
    this.home = new Home(Path.of(settings.home()));
    this.ledger = archive.open(home.ledger());
    this.tools = new Tools(arena, sets, solvers::ranked, planning, compliance);
    this.view =
        new DeskView(
            List.of(),
            new PlanStore(plansFolder(home)),
            null,
            List.of(),
            List.of(),
            List.of(),
            null,
            0);
    this.subscription =
        journal.onAppend(
            last -> {
              durableSince = System.nanoTime();
              news.release();
            });
    this.thread = new Thread(this::run, "looptwin-loop");
  }

  @Reference(
      cardinality = ReferenceCardinality.AT_LEAST_ONE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindSolver(Solver solver, Map<String, Object> properties) {
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

  private void run() {
    try (Conductor conductor = conductor()) {
      begin(conductor);
      view = conductor.view();
      LOG.info("The loop runs from offset {}", conductor.offset());
      work(conductor);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error(
          "The loop has stopped: {}. Readings are kept; restart the server.", e.toString(), e);
    }
  }

  private Conductor conductor() {
    Planner planner = new Planner(reference, tools, () -> stopping);
    Announcer announcer =
        new OutboxAnnouncer(
            () -> outboxes, event -> listeners.forEach(listener -> listener.accept(event)));
    return new Conductor(
        reference, planner, ledger, view.plans(), checkpointFile(home), clock, announcer);
  }

  private void begin(Conductor conductor) {
    List<LedgerEntry> lines = ledger.entries();
    if (lines.isEmpty()) {
      conductor.open(library.current());
      return;
    }
    Checkpoint checkpoint = Checkpoint.read(checkpointFile(home)).orElse(Checkpoint.START);
    conductor.resume(checkpoint, pieces(checkpoint.offset()), lastRules(lines));
  }

  private RuleSet lastRules(List<LedgerEntry> lines) {
    LedgerEntry last = null;
    for (LedgerEntry line : lines) {
      last = line.type().equals(LedgerLines.RULES) ? line : last;
    }
    if (last == null) {
      return library.current();
    }
    RuleSet compiled = library.compile(new LedgerLines().ruleFiles(last)).rules();
    return compiled == null ? library.current() : compiled;
  }

  private Iterable<List<JournalEntry>> pieces(long upTo) {
    return () ->
        new Iterator<>() {
          private long after;

          @Override
          public boolean hasNext() {
            return after < Math.min(upTo, journal.last());
          }

          @Override
          public List<JournalEntry> next() {
            List<JournalEntry> piece = journal.read(after, (int) Math.min(PIECE, upTo - after));
            after = piece.get(piece.size() - 1).offset();
            return piece;
          }
        };
  }

  private void work(Conductor conductor) throws InterruptedException {
    long waitingSince = 0;
    long lastStep = System.nanoTime() - DWELL_NANOS;
    long lastCheckpoint = System.nanoTime();
    current = conductor;
    while (!stopping) {
      boolean idle = obey() & !read(conductor);
      if (!idle) {
        view = conductor.view();
      }
      if (conductor.wantsStep()) {
        long now = System.nanoTime();
        waitingSince = waitingSince == 0 ? now : waitingSince;
        boolean repeat = conductor.interruptedStepAt() == conductor.offset();
        if (repeat || now - waitingSince >= COALESCE_NANOS && now - lastStep >= DWELL_NANOS) {
          conductor.step(seconds -> seconds > LATE_SECONDS);
          view = conductor.view();
          waitingSince = 0;
          lastStep = System.nanoTime();
          continue;
        }
      } else if (!library.current().version().equals(conductor.rulesVersion())) {
        conductor.useRules(library.current());
        LOG.info(
            "Rules {} are in force from offset {}", conductor.rulesVersion(), conductor.offset());
      }
      if (System.nanoTime() - lastCheckpoint > CHECKPOINT_NANOS && view.offset() > 0) {
        conductor.checkpoint();
        lastCheckpoint = System.nanoTime();
      }
      if (idle) {
        news.tryAcquire(conductor.wantsStep() ? 10 : IDLE_MS, TimeUnit.MILLISECONDS);
        news.drainPermits();
      }
    }
  }

  /** Runs what operators ordered; true when there was nothing. */
  private boolean obey() {
    Runnable order = orders.poll();
    if (order != null) {
      order.run();
    }
    return order == null;
  }

  private boolean read(Conductor conductor) {
    long stop =
        conductor.interruptedStepAt() > conductor.offset()
            ? conductor.interruptedStepAt()
            : Long.MAX_VALUE;
    int most = (int) Math.min(PIECE, stop - conductor.offset());
    if (conductor.interruptedStepAt() == conductor.offset()) {
      return false;
    }
    List<JournalEntry> entries = journal.read(conductor.offset(), most);
    conductor.consume(entries, (System.nanoTime() - durableSince) / 1e6);
    return !entries.isEmpty();
  }

  @Deactivate
  void stop() throws InterruptedException {
    stopping = true;
    subscription.close();
    news.release();
    thread.join(TimeUnit.SECONDS.toMillis(10));
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
    CompletableFuture<Ruling> ruling = new CompletableFuture<>();
    orders.add(
        () -> {
          Conductor conductor = current;
          ruling.complete(conductor.rule(decisionId, state, by, comment));
          view = conductor.view();
        });
    news.release();
    return ruling.orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Override
  public List<Decision> decisions() {
    return view.decisions();
  }

  @Override
  public Optional<Decision> decision(String id) {
    return view.decisions().stream().filter(decision -> decision.id().equals(id)).findFirst();
  }

  @Override
  public List<Plan> plans() {
    return view.plans().recent();
  }

  @Override
  public Optional<Plan> plan(String id) {
    return view.plans().get(id);
  }

  @Override
  public Optional<Plan> planInForce() {
    return Optional.ofNullable(view.inForce());
  }

  @Override
  public List<Alarm> alarms() {
    List<Alarm> alarms = new ArrayList<>(view.alarms());
    alarms.sort(java.util.Comparator.comparing(Alarm::raisedAt).reversed());
    return alarms;
  }

  @Override
  public List<Finding> findings() {
    return view.findings();
  }

  @Override
  public List<Outlook> outlooks() {
    return view.outlooks();
  }

  @Override
  public Optional<UncertaintySet> uncertainty() {
    return Optional.ofNullable(view.set());
  }

  @Override
  public long decidedUpTo() {
    return view.offset();
  }

  @Override
  public AutoCloseable onEvent(Consumer<LoopEvent> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
