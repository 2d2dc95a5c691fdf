package org.looptwin.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.looptwin.connector.api.ConnectionState;
import org.looptwin.connector.api.Connector;
import org.looptwin.connector.api.Inbox;
import org.looptwin.coordinate.api.CoordinationDesk;
import org.looptwin.decision.api.DecisionDesk;
import org.looptwin.forecast.api.ForecastRecord;
import org.looptwin.history.api.HistoryStore;
import org.looptwin.http.backend.Backend;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.home.Home;
import org.looptwin.model.network.Case;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.fuzzy.FuzzyPlanning;
import org.looptwin.plugin.api.Plugins;
import org.looptwin.rules.api.RuleLibrary;
import org.looptwin.twin.api.DiskWatch;
import org.looptwin.twin.api.Histories;
import org.looptwin.twin.api.IngestAccount;
import org.looptwin.twin.api.Journal;
import org.looptwin.twin.api.Twin;

/** Everything is there until it is taken away. */
final class FakeBackend implements Backend {
  final FakeTwin twin = new FakeTwin();
  final FakeDesk desk = new FakeDesk();
  final FakeHistory history = new FakeHistory();
  final FakePlugins plugins = new FakePlugins();
  final FakeCoordination coordination = new FakeCoordination();
  final FakeFuzzyPlanning fuzzy = new FakeFuzzyPlanning();
  private final Home home = new Home(folder());
  final FakeRules rules = new FakeRules(home.rules());
  volatile List<Histories.Follower> followers;
  volatile DiskWatch.Use use;
  volatile ForecastRecord record;
  volatile boolean pluginsThere = true;
  volatile boolean twinThere = true;
  volatile boolean loopThere = true;
  volatile ConnectionState mqtt = ConnectionState.RUNNING;
  volatile ConnectionState sparkplug = ConnectionState.RUNNING;

  volatile Case reference = SmallCase.create();

  private static Path folder() {
    try {
      return Files.createTempDirectory(Path.of("target"), "home-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record FakeConnector(String name, ConnectionState state, String detail, boolean needed)
      implements Connector {}

  private <T> Optional<T> ofTwin(T service) {
    return twinThere ? Optional.of(service) : Optional.empty();
  }

  @Override
  public Optional<Twin> twin() {
    return ofTwin(twin);
  }

  @Override
  public Optional<Journal> journal() {
    return ofTwin(twin);
  }

  @Override
  public Optional<IngestAccount> account() {
    return ofTwin(twin);
  }

  @Override
  public Optional<Inbox> inbox() {
    return ofTwin(twin);
  }

  @Override
  public Optional<HistoryStore> history() {
    return Optional.of(history);
  }

  @Override
  public Optional<Histories> histories() {
    return Optional.ofNullable(followers).map(list -> () -> list);
  }

  @Override
  public Optional<DiskWatch> disk() {
    return Optional.of(() -> Optional.ofNullable(use));
  }

  @Override
  public Optional<DecisionDesk> desk() {
    return loopThere ? Optional.of(desk) : Optional.empty();
  }

  @Override
  public Optional<RuleLibrary> rules() {
    return Optional.of(rules);
  }

  @Override
  public Optional<Case> reference() {
    return Optional.of(reference);
  }

  @Override
  public List<Connector> connectors() {
    return List.of(
        new FakeConnector("mqtt", mqtt, "tcp://127.0.0.1:1883", true),
        new FakeConnector("sparkplug", sparkplug, "no right to read", false));
  }

  @Override
  public Optional<Plugins> plugins() {
    return pluginsThere ? Optional.of(plugins) : Optional.empty();
  }

  @Override
  public Optional<Planning> planning() {
    return Optional.empty();
  }

  @Override
  public Optional<FuzzyPlanning> fuzzy() {
    return Optional.of(fuzzy);
  }

  @Override
  public Optional<Path> caseFolder() {
    return Optional.of(home.cases());
  }

  @Override
  public Optional<ForecastRecord> record() {
    return Optional.ofNullable(record);
  }

  @Override
  public Optional<CoordinationDesk> coordination() {
    return loopThere ? Optional.of(coordination) : Optional.empty();
  }

  @Override
  public Optional<SeriesHistory> past(String target) {
    return Optional.of(
        new SeriesHistory(
            target,
            new MonthlySeries(YearMonth.of(2023, 11), 68, 69),
            12,
            0,
            1000,
            Map.of(),
            Set.of(YearMonth.of(2023, 11))));
  }

  @Override
  public Home home() {
    return home;
  }

  @Override
  public Clock clock() {
    return Clock.fixed(FakeTwin.NOW, ZoneOffset.UTC);
  }
}
