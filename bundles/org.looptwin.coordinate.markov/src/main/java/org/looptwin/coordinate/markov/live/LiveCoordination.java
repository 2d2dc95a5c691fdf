package org.looptwin.coordinate.markov.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.looptwin.coordinate.api.ContractDesk;
import org.looptwin.coordinate.api.ContractQuestion;
import org.looptwin.coordinate.api.CoordinationDesk;
import org.looptwin.coordinate.api.CoordinationFiles;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.api.LoopRate;
import org.looptwin.coordinate.api.LoopRates;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.api.UnreadableException;
import org.looptwin.coordinate.markov.LinearSolvers;
import org.looptwin.coordinate.markov.study.RatesPart;
import org.looptwin.coordinate.markov.study.Study;
import org.looptwin.decision.api.DecisionDesk;
import org.looptwin.history.api.HistoryStore;
import org.looptwin.model.network.CaseSource;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.twin.api.Twin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The actors of the network that this server runs. An answer, or a failure, is kept for a minute.
 */
@Component(
    configurationPid = "org.looptwin.server",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class LiveCoordination implements CoordinationDesk {
  private static final Logger LOG = LoggerFactory.getLogger(LiveCoordination.class);
  private static final int WATCH_MINUTES = 10;

  private final Path caseFolder;
  private final CaseSource source;
  private final CoordinationFiles files;
  private final LoopRates rates;
  private final LinearSolvers solvers;
  private final Twin twin;
  private final KeptAdvice kept;
  private final ContractKeeper contracts;
  private volatile DecisionDesk desk;
  private final ScheduledExecutorService watching =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "contract-watch");
            thread.setDaemon(true);
            return thread;
          });

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile HistoryStore history;

  /** Keys of {@code org.looptwin.server} that matter here. */
  public @interface Settings {
    /** Absolute path of the case folder. */
    String caseDir();

    /** The home folder. */
    String home();
  }

  @Activate
  public LiveCoordination(
      Settings settings,
      @Reference CaseSource source,
      @Reference CoordinationFiles files,
      @Reference LoopRates rates,
      @Reference LinearSolvers solvers,
      @Reference Twin twin,
      @Reference Clock clock)
      throws IOException {
    this.caseFolder = Path.of(settings.caseDir());
    this.source = source;
    this.files = files;
    this.rates = rates;
    this.solvers = solvers;
    this.twin = twin;
    this.kept = new KeptAdvice(this::computed, clock);
    this.contracts =
        new ContractKeeper(
            ContractBook.in(Path.of(settings.home())),
            new ContractRecord(new LedgerNotes(() -> desk)),
            this::present,
            new Negotiation(solvers),
            clock);
    watching.scheduleWithFixedDelay(this::watch, WATCH_MINUTES, WATCH_MINUTES, TimeUnit.MINUTES);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindDesk(DecisionDesk next) {
    desk = next;
    soon(this::catchUp);
  }

  void unbindDesk(DecisionDesk gone) {
    desk = desk == gone ? null : desk;
  }

  private void catchUp() {
    try {
      contracts.catchUp();
    } catch (UncheckedIOException e) {
      LOG.warn("What the ledger has of contracts is not known yet: {}", e.getMessage());
    }
  }

  @Deactivate
  void stop() {
    watching.shutdownNow();
  }

  /** Now and then also when nobody asks. */
  private void watch() {
    catchUp();
    try {
      if (contracts.watches()) {
        advice();
      }
    } catch (NoValueException | RuntimeException e) {
      LOG.warn("The contract cannot be looked at: {}", e.getMessage());
    }
  }

  @Override
  public Map<String, Object> advice() throws NoValueException {
    return kept.advice();
  }

  private void soon(Runnable task) {
    try {
      watching.execute(task);
    } catch (RejectedExecutionException e) { // the server stops
      LOG.debug("Contracts are not looked at any more", e);
    }
  }

  private Map<String, Object> computed(Instant now) throws NoValueException {
    LoopData given = given();
    List<LoopRate> seen = rates.of(source.current(), given, dailyMeans());
    LoopData data = given.measured(seen);
    TwinSnapshot snapshot = twin.snapshot();
    Map<String, Double> stocks = new MeasuredStocks(source.current(), snapshot).units(data);
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("at", now.toString());
    node.put("twinRevision", snapshot.revision());
    node.put("gamma", given.setting("gamma", 0.9));
    node.put("rates", seen.stream().map(RatesPart::document).toList());
    try {
      node.put("actors", new Advisor(data, stocks).advice());
    } catch (IllegalArgumentException e) { // the case lacks a number, or its caps are too large
      throw new NoValueException(e.getMessage());
    }
    soon(contracts::look);
    return node;
  }

  private Map<SeriesId, Map<LocalDate, Double>> dailyMeans() {
    HistoryStore now = history;
    return now == null ? Map.of() : new DailyMeans(now).of(rates.series(source.current()));
  }

  private Present present() throws NoValueException {
    LoopData given = given();
    Map<SeriesId, Map<LocalDate, Double>> seen = dailyMeans();
    return Present.of(given, rates.of(source.current(), given, seen), DailyMeans.lastDays(seen));
  }

  @Override
  public Map<String, Object> ask(ContractQuestion question) throws NoValueException {
    return Study.contract(present().asked(question), question.objective(), solvers.best());
  }

  @Override
  public ContractDesk contracts() {
    return contracts;
  }

  private LoopData given() throws NoValueException {
    try {
      Optional<Path> file = file();
      LoopData data = file.isPresent() ? files.read(file.get()).loop() : null;
      if (data != null) {
        return data;
      }
    } catch (IOException e) {
      throw new NoValueException("%s cannot be read: %s".formatted(caseFolder, e));
    } catch (UnreadableException e) {
      throw new NoValueException(e.getMessage());
    }
    throw new NoValueException(
        "the case %s has no mdp_*.json, expected one with the five actors"
            .formatted(caseFolder.getFileName()));
  }

  private Optional<Path> file() throws IOException {
    if (!Files.isDirectory(caseFolder)) {
      return Optional.empty();
    }
    try (Stream<Path> all = Files.list(caseFolder)) {
      return all.filter(one -> one.getFileName().toString().matches("mdp_.*\\.json"))
          .sorted()
          .findFirst();
    }
  }
}
