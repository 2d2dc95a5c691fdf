package org.looptwin.coordinate.markov.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.looptwin.coordinate.api.ContractQuestion;
import org.looptwin.coordinate.api.CoordinationDesk;
import org.looptwin.coordinate.api.CoordinationFiles;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.api.LoopRate;
import org.looptwin.coordinate.api.LoopRates;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.api.UnreadableException;
import org.looptwin.coordinate.markov.LinearSolvers;
import org.looptwin.coordinate.markov.actors.Ring;
import org.looptwin.coordinate.markov.study.RatesPart;
import org.looptwin.coordinate.markov.study.Study;
import org.looptwin.history.api.HistoryStore;
import org.looptwin.model.network.CaseSource;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.twin.api.Twin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The actors of the network that this server runs. An answer is kept for a minute. */
@Component(
    configurationPid = "org.looptwin.server",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class LiveCoordination implements CoordinationDesk {
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final Path caseFolder;
  private final CaseSource source;
  private final CoordinationFiles files;
  private final LoopRates rates;
  private final LinearSolvers solvers;
  private final Twin twin;
  private final Clock clock;
  private Map<String, Object> kept;
  private Instant keptUntil = Instant.MIN;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile HistoryStore history;

  /** Keys of {@code org.looptwin.server} that matter here. */
  public @interface Settings {
    /** Absolute path of the case folder. */
    String caseDir();
  }

  @Activate
  public LiveCoordination(
      Settings settings,
      @Reference CaseSource source,
      @Reference CoordinationFiles files,
      @Reference LoopRates rates,
      @Reference LinearSolvers solvers,
      @Reference Twin twin,
      @Reference Clock clock) {
    this.caseFolder = Path.of(settings.caseDir());
    this.source = source;
    this.files = files;
    this.rates = rates;
    this.solvers = solvers;
    this.twin = twin;
    this.clock = clock;
  }

  @Override
  public synchronized Map<String, Object> advice() throws NoValueException {
    Instant now = clock.instant();
    if (kept == null || !now.isBefore(keptUntil) || now.isBefore(keptUntil.minus(KEPT))) {
      kept = computed(now);
      keptUntil = now.plus(KEPT);
    }
    return kept;
  }

  private Map<String, Object> computed(Instant now) throws NoValueException {
    LoopData given = given();
    List<LoopRate> seen = rates(given);
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
    return node;
  }

  private List<LoopRate> rates(LoopData given) {
    HistoryStore now = history;
    return rates.of(
        source.current(),
        given,
        now == null ? Map.of() : new DailyMeans(now).of(rates.series(source.current())));
  }

  @Override
  public Map<String, Object> ask(ContractQuestion question) throws NoValueException {
    LoopData given = given();
    LoopData data = given.measured(rates(given));
    data = data.prices(overridden("prices", data.prices(), question.prices()));
    for (String rate : question.means().keySet()) {
      if (!Ring.RATES.contains(rate)) {
        throw new IllegalArgumentException(
            "means.%s changes nothing in the common plan, expected some of %s"
                .formatted(rate, String.join(", ", Ring.RATES)));
      }
    }
    data = data.means(overridden("means", data.means(), question.means()));
    Map<String, Double> settings = new HashMap<>(data.settings());
    if (!Double.isNaN(question.gamma())) {
      settings.put("gamma", question.gamma());
    }
    if (!Double.isNaN(question.detection())) {
      settings.put("detection", question.detection());
    }
    return Study.contract(data.settings(settings), question.objective(), solvers.best());
  }

  private static Map<String, Double> overridden(
      String group, Map<String, Double> present, Map<String, Double> asked) {
    Map<String, Double> all = new HashMap<>(present);
    for (Map.Entry<String, Double> one : asked.entrySet()) {
      if (all.replace(one.getKey(), one.getValue()) == null) {
        throw new IllegalArgumentException(
            "%s has no '%s', expected one of %s"
                .formatted(
                    group,
                    one.getKey(),
                    String.join(", ", new java.util.TreeSet<>(present.keySet()))));
      }
    }
    return all;
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
