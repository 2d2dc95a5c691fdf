package org.looptwin.http.backend;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.looptwin.connector.api.Connector;
import org.looptwin.connector.api.Inbox;
import org.looptwin.coordinate.api.CoordinationDesk;
import org.looptwin.decision.api.DecisionDesk;
import org.looptwin.forecast.api.ForecastRecord;
import org.looptwin.history.api.HistoryStore;
import org.looptwin.http.wire.Refusal;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.home.Home;
import org.looptwin.model.network.Case;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.fuzzy.FuzzyPlanning;
import org.looptwin.plugin.api.Plugins;
import org.looptwin.rules.api.RuleLibrary;
import org.looptwin.twin.api.DiskWatch;
import org.looptwin.twin.api.Histories;
import org.looptwin.twin.api.IngestAccount;
import org.looptwin.twin.api.Journal;
import org.looptwin.twin.api.Twin;

/** What answers behind the routes. Services come and go; ask again for every request. */
public interface Backend {
  Optional<Twin> twin();

  Optional<Journal> journal();

  Optional<IngestAccount> account();

  Optional<Inbox> inbox();

  Optional<HistoryStore> history();

  Optional<Histories> histories();

  Optional<DiskWatch> disk();

  Optional<DecisionDesk> desk();

  Optional<RuleLibrary> rules();

  Optional<Case> reference();

  List<Connector> connectors();

  Optional<Plugins> plugins();

  Optional<Planning> planning();

  /** The five actors; empty where nobody coordinates. */
  default Optional<CoordinationDesk> coordination() {
    return Optional.empty();
  }

  Optional<FuzzyPlanning> fuzzy();

  /** Where the case's files are. */
  Optional<Path> caseFolder();

  /** Live forecasts beside their outcomes; empty where nobody keeps them. */
  default Optional<ForecastRecord> record() {
    return Optional.empty();
  }

  /** The past that a target was last forecast from. */
  Optional<SeriesHistory> past(String target);

  Home home();

  Clock clock();

  /**
   * @param name for the message, e.g. {@code the twin}
   * @throws Refusal with status 503 when it is away
   */
  static <T> T need(Optional<T> service, String name) {
    return service.orElseThrow(
        () ->
            Refusal.notAvailable(
                "%s is not running. GET /health/ready says what is missing; try again shortly.",
                name));
  }

  default Twin needTwin() {
    return need(twin(), "The twin");
  }

  default DecisionDesk needDesk() {
    return need(desk(), "The loop");
  }

  default Case needCase() {
    return need(reference(), "The case");
  }
}
