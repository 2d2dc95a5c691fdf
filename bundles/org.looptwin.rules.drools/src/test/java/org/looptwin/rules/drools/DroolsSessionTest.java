package org.looptwin.rules.drools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.looptwin.rules.drools.Given.feed;
import static org.looptwin.rules.drools.Given.lowStock;
import static org.looptwin.rules.drools.Given.session;
import static org.looptwin.rules.drools.Given.stock;
import static org.looptwin.rules.drools.Given.words;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.looptwin.model.alarm.Priority;
import org.looptwin.model.request.Cause;
import org.looptwin.model.request.Request;
import org.looptwin.model.request.RequestKind;
import org.looptwin.model.request.RuleRef;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Value;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.api.RuleMemory;

class DroolsSessionTest {
  private static final RuleFile STOCK = Given.file("stock.drl", lowStock(10));

  @Test
  void namesTheRuleItsFileAndTheReadingThatMadeItFire() {
    List<Request> asked = feed(session(Given.compiled(STOCK)), stock(1, 12), stock(2, 9.5));

    assertThat(asked)
        .containsExactly(
            new Request(
                RequestKind.RAISE,
                "low",
                "S01",
                Priority.LOW,
                "Stock of S01 is 9.5 d.",
                new RuleRef("home", "low stock", STOCK.version()),
                new Cause(
                    2, "supplier/S01/stock_on_hand", Given.START.plusSeconds(7200), Value.of(9.5)),
                Given.START.plusSeconds(7200)));
  }

  @Test
  void asksOnceWhileTheConditionStands() {
    List<Request> asked =
        feed(session(Given.compiled(STOCK)), stock(1, 9), stock(2, 8), stock(3, 11), stock(4, 7));

    assertThat(words(asked))
        .containsExactly("RAISE low S01 LOW", "CLEAR low S01", "RAISE low S01 LOW");
  }

  @Test
  void remembersWhatStandsAndDoesNotAskAgain() {
    CompiledRules rules = Given.compiled(STOCK);
    DroolsSession first = session(rules);
    JournalEntry low = stock(1, 9);
    feed(first, low);
    TwinSnapshot twin = TwinSnapshot.empty("test").with(List.of(low));

    RuleMemory memory = first.memory();
    DroolsSession second = rules.open(Given.NOWHERE, twin.signals(), memory);

    assertThat(memory.standing())
        .containsExactly(
            "{\"now\":\"2024-03-01T01:00:00Z\"}",
            "{\"standing\":\"low\",\"subject\":\"S01\",\"since\":\"2024-03-01T01:00:00Z\","
                + "\"series\":\"supplier/S01/stock_on_hand\",\"value\":9.0}");
    assertThat(words(feed(second, stock(2, 8)))).isEmpty();
    assertThat(words(feed(second, stock(3, 10)))).containsExactly("CLEAR low S01");
  }

  @Test
  void newRulesAskAtOnceForWhatStandsOnlyByThem() {
    DroolsSession old = session(Given.compiled(STOCK));
    JournalEntry enough = stock(1, 15);
    feed(old, enough);
    TwinSnapshot twin = TwinSnapshot.empty("test").with(List.of(enough));
    CompiledRules stricter = Given.compiled(Given.file("stock.drl", lowStock(20)));

    DroolsSession session = stricter.open(Given.NOWHERE, twin.signals(), old.memory());
    JournalEntry other = Given.entry(2, "market/eua_price", 90, Quality.GOOD);

    List<Request> asked = feed(session, other);
    assertThat(words(asked)).containsExactly("RAISE low S01 LOW");
    assertThat(asked.get(0).cause().offset()).isEqualTo(1);
  }

  @Test
  void aRuleThatThrowsIsAnAlarmAboutItselfAndTheOthersGoOn() {
    String broken =
        """
        rule "Broken by design"
        salience 10
        when
          $s : Signal( metric == "stock_on_hand" )
        then
          requests.check("half", "done", "never seen");
          throw new IllegalStateException("on purpose");
        end
        """;
    CompiledRules rules = Given.compiled(STOCK, Given.file("broken.drl", broken));

    List<Request> asked = feed(session(rules), stock(1, 9), stock(2, 11));

    assertThat(words(asked))
        .containsExactly(
            "RAISE rule-failed broken-by-design MEDIUM", "RAISE low S01 LOW", "CLEAR low S01");
    assertThat(asked.get(0).because())
        .isEqualTo(
            "Rule \"Broken by design\" of home failed with IllegalStateException: on purpose.");
    assertThat(asked.get(0).rule().name()).isEqualTo("Broken by design");
  }

  @Test
  void aConditionThatThrowsTakesItsRuleOutAndTheOthersGoOn() {
    String broken =
        """
        rule "bad condition"
        when
          $s : Signal( metric == "stock_on_hand", text.charAt(99) == 'x' )
        then
        end
        """;
    CompiledRules rules = Given.compiled(STOCK, Given.file("broken.drl", broken));

    List<Request> asked = feed(session(rules), stock(1, 9), stock(2, 11));

    assertThat(words(asked))
        .containsExactlyInAnyOrder(
            "RAISE rule-failed bad-condition MEDIUM", "RAISE low S01 LOW", "CLEAR low S01");
  }

  @Test
  void aRuleWithoutEndIsHaltedAndTheOthersGoOn() {
    String endless =
        """
        rule "endless"
        when
          $s : Standing( topic == "spin", $v : value )
        then
          delete( $s );
          insert( $s.withValue($v + 1) );
        end
        rule "begin"
        when
          $s : Signal( metric == "stock_on_hand" )
          not Standing( topic == "spin" )
        then
          insert( new Standing("spin", "x", $s) );
        end
        """;
    CompiledRules rules = Given.compiled(STOCK, Given.file("endless.drl", endless));

    List<Request> asked = feed(session(rules), stock(1, 9), stock(2, 11));

    assertThat(words(asked))
        .containsExactlyInAnyOrder(
            "RAISE rule-failed endless MEDIUM", "RAISE low S01 LOW", "CLEAR low S01");
  }

  @Test
  void theAlarmAboutARuleClearsWhenTheRulesAreChangedAndNotBefore() {
    String broken = "rule \"b\" when Signal() then throw new IllegalStateException(); end\n";
    CompiledRules bad = Given.compiled(Given.file("broken.drl", broken));
    DroolsSession first = session(bad);
    assertThat(words(feed(first, stock(1, 9)))).containsExactly("RAISE rule-failed b MEDIUM");

    DroolsSession restarted = bad.open(Given.NOWHERE, List.of(), first.memory());
    DroolsSession repaired = Given.compiled(STOCK).open(Given.NOWHERE, List.of(), first.memory());

    assertThat(words(feed(restarted, stock(2, 11)))).isEmpty();
    assertThat(words(feed(repaired, stock(2, 11)))).containsExactly("CLEAR rule-failed b");
  }

  @Test
  void aUselessReadingDoesNotHideTheValueBeforeItFromARestart() {
    CompiledRules rules = Given.compiled(STOCK);
    DroolsSession first = session(rules);
    JournalEntry good = stock(1, 15);
    JournalEntry bad = Given.entry(2, "supplier/S01/stock_on_hand", 1, Quality.BAD);
    assertThat(feed(first, good, bad)).isEmpty();
    TwinSnapshot twin = TwinSnapshot.empty("test").with(List.of(good, bad));

    CompiledRules stricter = Given.compiled(Given.file("stock.drl", lowStock(20)));
    DroolsSession second = stricter.open(Given.NOWHERE, twin.signals(), first.memory());

    List<Request> asked = feed(second, Given.entry(3, "market/gpr", 90, Quality.GOOD));
    assertThat(asked).hasSize(1);
    assertThat(asked.get(0).cause().value()).isEqualTo(Value.of(15));
  }
}
