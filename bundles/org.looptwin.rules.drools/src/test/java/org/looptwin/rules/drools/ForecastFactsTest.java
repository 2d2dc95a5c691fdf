package org.looptwin.rules.drools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.looptwin.rules.drools.Given.feed;
import static org.looptwin.rules.drools.Given.stock;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    RuleCompiler compiler = new RuleCompiler(new Foresight(TelemetryKalman::new));
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
    assertThat(session.unforeseen(STOCK)).contains("no rule in force looks at forecasts");
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

  @Test
  void tellsWhyNothingIsForeseen() {
    DroolsSession session = Given.session(compiled(AHEAD));
    feed(session, falling(1, 3));
    assertThat(session.unforeseen(STOCK)).contains("3 usable readings so far, 8 are needed");
    feed(session, falling(4, 8));
    assertThat(session.unforeseen(STOCK)).isEmpty();
  }

  @Test
  void scenariosOfAPackThatLooksAtForecastsAreTriedOnlyWhereSomebodyMakesThem() {
    String wrong =
        """
        {"given": [{"series": "supplier/S01/stock_on_hand", "from": "2024-03-01T06:00:00Z",
                    "values": [20, 9]}],
         "expect": ["RAISE low S01 LOW at 2024-03-02T06:00:00Z"]}
        """;
    Pack ahead = new Pack("rules.ahead", List.of(AHEAD), Map.of("wrong", wrong), List.of());
    Pack other = new Pack("rules.other", List.of(), Map.of("wrong", wrong), List.of());
    CompiledRules blind = Given.compiled(AHEAD);

    assertThat(new Trial(Trial.LIMIT).of(compiled(AHEAD), List.of(ahead, other)).differing())
        .hasSize(2);
    assertThat(new Trial(Trial.LIMIT).of(blind, List.of(ahead, other)).differing())
        .extracting(played -> played.result().pack())
        .containsExactly("rules.other");
  }

  @Test
  void rulesThatLookAtForecastsWorkWhereNobodyMakesThem() {
    RuleCompiler compiler = new RuleCompiler(new Foresight(() -> null));
    CompiledRules rules = (CompiledRules) compiler.compile(List.of(AHEAD)).rules();
    DroolsSession session = Given.session(rules);
    assertThat(feed(session, falling(1, 40))).isEmpty();
    assertThat(session.outlook(STOCK)).isEmpty();
  }
}
