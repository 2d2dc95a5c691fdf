package org.looptwin.rules.drools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.looptwin.rules.drools.Given.feed;
import static org.looptwin.rules.drools.Given.stock;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.looptwin.forecast.telemetry.TelemetryKalman;
import org.looptwin.model.request.Request;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.api.RuleMemory;

class ForecastFactsTest {
  private static final SeriesId STOCK = new SeriesId("supplier", "S01", "stock_on_hand");
  private static final RuleFile AHEAD =
      Given.file(
          "ahead.drl",
          """
          rule "stock will be low"
          when
            $f : Forecast( metric == "stock_on_hand", trend < 0, probabilityBelow(5, 48) >= 0.9, $id : entity )
            not Standing( topic == "low-ahead", subject == $id )
          then
            insert( new Standing("low-ahead", $id, $f) );
            requests.reoptimise("low-ahead", $id, "%s: %.0f h left.", $f.getId(), $f.hoursUntilBelow(5));
          end
          """);

  private static CompiledRules compiled(RuleFile file) {
    RuleCompiler compiler = new RuleCompiler(new Foresight(new TelemetryKalman()));
    return (CompiledRules) compiler.compile(List.of(file)).rules();
  }

  /** From 20 days by 0.25 an hour: below 5 after 60 hours. */
  private static JournalEntry[] falling(int from, int to) {
    List<JournalEntry> entries = new ArrayList<>();
    for (int hour = from; hour <= to; hour++) {
      entries.add(stock(hour, 20 - 0.25 * hour));
    }
    return entries.toArray(JournalEntry[]::new);
  }

  @Test
  void aRuleAsksBeforeALimitIsBrokenAndNamesForecastAndReading() {
    DroolsSession session = Given.session(compiled(AHEAD));
    List<Request> asked = feed(session, falling(1, 40));

    assertThat(asked).hasSize(1);
    Request request = asked.get(0);
    double told = request.cause().value().number();
    assertThat(told).as("while there is plenty").isGreaterThan(14);
    assertThat(request.cause().offset()).isBetween(8L, 24L);
    assertThat(request.because())
        .startsWith("supplier/S01/stock_on_hand@" + request.cause().offset() + ": ");
    assertThat(request.cause().topic()).isEqualTo(STOCK.path());
    assertThat(session.outlook(STOCK).orElseThrow().readings()).isEqualTo(40);
  }

  @Test
  void restartsAfterEveryReadingChangeNothing() {
    CompiledRules rules = compiled(AHEAD);
    List<Request> asked = new ArrayList<>();
    RuleMemory memory = RuleMemory.EMPTY;
    TwinSnapshot twin = TwinSnapshot.empty("test");
    DroolsSession session = null;
    for (JournalEntry entry : falling(1, 40)) {
      session = rules.open(Given.NOWHERE, twin.signals(), memory);
      twin = twin.with(List.of(entry));
      asked.addAll(session.advance(List.of(entry), twin));
      memory = session.memory();
      session.close();
    }
    DroolsSession whole = Given.session(rules);

    assertThat(asked).isEqualTo(feed(whole, falling(1, 40)));
    assertThat(session.outlook(STOCK)).isEqualTo(whole.outlook(STOCK));
    assertThat(memory).isEqualTo(whole.memory());
  }

  @Test
  void whatIsBadIsNotLearned() {
    DroolsSession session = Given.session(compiled(AHEAD));
    feed(session, falling(1, 10));
    feed(session, Given.entry(11, STOCK.path(), 0, Quality.BAD));

    assertThat(session.outlook(STOCK).orElseThrow().value()).isEqualTo(17.5);
  }

  @Test
  void nothingIsKeptForRulesThatDoNotLookAtForecasts() {
    DroolsSession session = Given.session(compiled(Given.file("low.drl", Given.lowStock(10))));
    feed(session, falling(1, 20));

    assertThat(session.outlook(STOCK)).isEmpty();
    assertThat(session.memory().standing()).noneMatch(line -> line.contains("learnt"));
  }

  @Test
  void forecastsBeginWithTheFirstRulesThatLookAtThem() {
    // so that a rebuild, which changes the rules at the same offset, foresees the same
    DroolsSession without = Given.session(compiled(Given.file("low.drl", Given.lowStock(1))));
    feed(without, falling(1, 20));
    DroolsSession with = compiled(AHEAD).open(Given.NOWHERE, List.of(), without.memory());
    feed(with, falling(21, 30));

    assertThat(with.outlook(STOCK).orElseThrow().readings()).isEqualTo(10);
  }
}
