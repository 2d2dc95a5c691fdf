package org.looptwin.rules.drools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.looptwin.rules.drools.Given.session;
import static org.looptwin.rules.drools.Given.stock;
import static org.looptwin.rules.drools.Given.words;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.model.request.Cause;
import org.looptwin.model.request.Request;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.rules.api.RuleMemory;
import org.looptwin.rules.api.Silence;

/** What rules see of data that do not come; the rules are those of the guide for rule authors. */
class SilentFactsTest {
  private static final String RULES =
      """
      rule "a critical supplier's stock is not known any more"
      when
        $s : SilentSeries( metric == "stock_on_hand", $id : place )
        not Standing( topic == "stock-unknown", subject == $id )
      then
        insert( new Standing("stock-unknown", $id, $s) );
        requests.reoptimise("stock-unknown", $id, "Stock of %s is not known since %s, last %.1f days, %d missed.",
            $id, $s.getSince(), $s.getValue(), $s.getMissed());
      end

      rule "its stock is known again"
      when
        $standing : Standing( topic == "stock-unknown", $id : subject )
        not SilentSeries( metric == "stock_on_hand", place == $id )
      then
        delete( $standing );
        requests.check("stock-unknown", $id, "Known again.");
      end

      rule "nothing"
      when
        $n : NoTelemetry( $source : source )
        not Standing( topic == "nothing" )
      then
        insert( new Standing("nothing", $source, $n) );
        requests.raise("nothing", $source, Priority.LOW, "Nothing since %s.", $n.getSince());
      end

      rule "something"
      when
        $standing : Standing( topic == "nothing" )
        not NoTelemetry()
      then
        delete( $standing );
        requests.clear("nothing", $standing.getSubject(), "Something.");
      end
      """;
  private static final CompiledRules COMPILED = Given.compiled(Given.file("silence.drl", RULES));
  private static final SeriesId STOCK = new SeriesId("supplier", "S01", "stock_on_hand");
  private static final Instant NOTICED = Given.START.plus(Duration.ofHours(5));
  private static final Silence SILENCE =
      new Silence(
          NOTICED,
          List.of(new Silence.Series(STOCK, Duration.ofHours(1), Duration.ofHours(3), 1)),
          "",
          null);

  private final JournalEntry last = stock(1, 12);
  private final TwinSnapshot twin = TwinSnapshot.empty("test").with(List.of(last));

  private DroolsSession silent() {
    DroolsSession session = session(COMPILED);
    session.advance(List.of(last), twin);
    return session;
  }

  @Test
  void theCauseIsTheLastReadingAndTheTimeTheServers() {
    Request asked = silent().notice(SILENCE, twin).get(0);
    assertThat(asked.because())
        .isEqualTo(
            "Stock of S01 is not known since 2024-03-01T01:00:00Z, last 12.0 days, 4 missed.");
    assertThat(asked.cause())
        .isEqualTo(new Cause(1, STOCK.path(), last.reading().ts(), Value.of(12)));
    assertThat(asked.eventTime()).isEqualTo(NOTICED);
  }

  @Test
  void whatIsKnownToBeSilentIsNoNews() {
    DroolsSession session = silent();
    assertThat(session.notice(SILENCE, twin)).hasSize(1);
    assertThat(session.notice(SILENCE, twin)).isEmpty();
    assertThat(session.silence().series()).isEqualTo(SILENCE.series());
  }

  @ParameterizedTest(name = "restart: {0}")
  @ValueSource(booleans = {false, true})
  void aReadingThatIsNotStaleEndsItAlsoABadOneAndAStaleOneDoesNot(boolean restart) {
    DroolsSession session = silent();
    session.notice(SILENCE, twin);
    if (restart) {
      RuleMemory memory = session.memory();
      session = COMPILED.open(Given.NOWHERE, twin.signals(), memory);
      assertThat(session.silence().series()).isEqualTo(SILENCE.series());
    }
    JournalEntry old = stock(6, 11);
    JournalEntry stale =
        new JournalEntry(6, old.reading(), old.reading().ts().plus(Duration.ofMinutes(181)));
    assertThat(words(Given.feed(session, stale))).isEmpty();
    JournalEntry bad = Given.entry(9, STOCK.path(), 11, Quality.BAD);
    assertThat(words(Given.feed(session, bad))).containsExactly("CHECK stock-unknown S01");
    assertThat(session.silence().series()).isEmpty();
  }

  @ParameterizedTest(name = "restart: {0}")
  @ValueSource(booleans = {false, true})
  void anyReadingEndsASilenceOfAll(boolean restart) {
    DroolsSession session = silent();
    Silence all = new Silence(NOTICED, List.of(), "mqtt", Given.START);
    List<Request> asked = session.notice(all, twin);
    assertThat(words(asked)).containsExactly("RAISE nothing mqtt LOW");
    assertThat(asked.get(0).because()).isEqualTo("Nothing since 2024-03-01T00:00:00Z.");
    if (restart) {
      session = COMPILED.open(Given.NOWHERE, twin.signals(), session.memory());
    }
    assertThat(session.silence()).isEqualTo(all);
    assertThat(words(Given.feed(session, Given.entry(9, "market/gpr", 99, Quality.GOOD))))
        .containsExactly("CLEAR nothing mqtt");
  }

  @Test
  void aScenarioNoticesSilenceUntilItsClockStands() {
    String scenario =
        """
        {"critical": ["S01"], %s
         "given": [{"series": "supplier/S01/stock_on_hand", "from": "2024-03-01T06:00:00Z",
                    "every": "PT1H", "values": [20, 20, 20]}],
         "expect": [%s]}
        """;
    ScenarioRun run = new ScenarioRun(COMPILED, false);
    assertThat(
            run.run(
                    "own",
                    "noticed",
                    scenario.formatted(
                        "\"until\": \"2024-03-01T12:00:00Z\",",
                        "\"REOPTIMISE stock-unknown S01 at 2024-03-01T11:00:10Z\""))
                .passed())
        .isTrue();
    assertThat(run.run("own", "nothing is missed", scenario.formatted("", "")).passed()).isTrue();
  }
}
