package org.looptwin.rules.drools;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.api.RuleProblem;

/** A bad file of the home falls by itself: neither the packs nor its neighbours fall with it. */
class BadHomeFilesTest {
  private static final String SCENARIO =
      """
      {"given": [{"series": "supplier/S01/stock_on_hand", "from": "2024-03-01T06:00:00Z",
                  "values": [20, 9]}],
       "expect": ["RAISE low S01 LOW at 2024-03-02T06:00:00Z"]}
      """;
  private static final RuleFile STOCK = packFile("stock.drl", Given.lowStock(10));

  /** Fires for each standing condition, of which there is none unless a file of the home errs. */
  private static final RuleFile STRICT =
      packFile(
          "strict.drl",
          """
          rule "strict"
          when
            $s : Standing( topic == "strict" )
          then
            if ($s.getSeries().isEmpty()) { throw new IllegalStateException("no series"); }
          end
          """);

  private static final RuleFile LOOP =
      Given.file(
          "loop.drl",
          """
          rule "fine"
          when Signal( metric == "none" ) then end
          rule "loop"
          when $s : Signal( metric == "stock_on_hand" ) then update( $s ); end
          """);
  private static final RuleFile ENDLESS =
      Given.file(
          "endless.drl",
          """
          rule "endless"
          when Signal( metric == "stock_on_hand" )
          then while (!Thread.currentThread().isInterrupted()) { }
          end
          """);
  private static final RuleFile GOOD =
      Given.file("more.drl", "rule \"more\" when Signal( metric == \"none\" ) then end\n");

  /** Longer than a slow machine takes for scenarios that end. */
  private DroolsRuleLibrary library = library(Duration.ofSeconds(60));

  /** So that slow first scenarios are not taken for endless ones. */
  @BeforeAll
  static void loadTheEngine() {
    DroolsRuleLibrary first = library(Duration.ofSeconds(60));
    first.current();
    first.put(List.of(LOOP, GOOD));
    first.close();
  }

  private static DroolsRuleLibrary library(Duration limit) {
    DroolsRuleLibrary made =
        new DroolsRuleLibrary(
            Executors.newSingleThreadScheduledExecutor(), limit, GuardedCompiler.LIMIT);
    made.add(pack("rules.test", STOCK, STRICT));
    return made;
  }

  /** Another library, which does not wait long for what never ends. */
  private void waitOnlyThreeSeconds() {
    library.close();
    library = library(Duration.ofSeconds(3));
  }

  private static RuleFile packFile(String name, String rules) {
    return RuleText.file("rules.test", name, Given.file(name, rules).drl());
  }

  private static Pack pack(String name, RuleFile... files) {
    return new Pack(name, List.of(files), Map.of("low", SCENARIO), List.of());
  }

  @AfterEach
  void close() {
    library.close();
  }

  @Test
  void aFileThatLoopsIsRefusedWithItsRulesLineAndThePackStays() {
    library.current();

    assertThat(library.put(List.of(LOOP)))
        .containsExactly(
            new RuleProblem(
                "loop.drl",
                7,
                "rule-failed in scenario low of rules.test: Rule \"loop\" of home fired 10,000"
                    + " times on one reading and was halted."));
    assertThat(library.problems()).hasSize(1);
    assertThat(library.current().files()).containsExactly(STOCK, STRICT);
  }

  @Test
  void aFileThatLoopsWhenTheServerStartsIsRefusedAndThePackStays() {
    library.put(List.of(LOOP, GOOD));

    assertThat(library.current().files()).containsExactly(STOCK, STRICT, GOOD);
    assertThat(library.problems()).extracting(RuleProblem::file).containsExactly("loop.drl");
  }

  @Test
  void goodFilesBesideABadOneAreTakenAndWhatWasInForceStays() {
    library.current();
    RuleFile first = Given.file("loop.drl", "rule \"loop\" when then end\n");
    library.put(List.of(first));
    RuleFile override = Given.file("stock.drl", Given.lowStock(9));

    List<RuleProblem> problems = library.put(List.of(LOOP, GOOD, override));

    assertThat(problems).extracting(RuleProblem::file).containsExactly("loop.drl");
    assertThat(library.current().files()).containsExactly(STRICT, first, GOOD, override);
  }

  @Test
  void deletingTheBadFileEndsTheProblem() {
    library.current();
    library.put(List.of(LOOP, GOOD));

    assertThat(library.put(List.of(GOOD))).isEmpty();
    assertThat(library.problems()).isEmpty();
    assertThat(library.current().files()).containsExactly(STOCK, STRICT, GOOD);
  }

  @Test
  void aFileThatInsertsNonsenseIsToBlameForThePacksRuleThatFailsByIt() {
    library.current();
    RuleFile nonsense =
        Given.file(
            "nonsense.drl",
            """
            rule "nonsense"
            when $s : Signal( metric == "stock_on_hand" )
            then
              insert( new Standing("strict", "x", "", $s.getTs(), "", 1, Standing.Clearing.BY_RULE, 0) );
            end
            """);

    List<RuleProblem> problems = library.put(List.of(GOOD, nonsense));

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).toString())
        .startsWith("nonsense.drl:1: rule-failed in scenario low of rules.test: Rule \"strict\"");
    assertThat(library.current().files()).containsExactly(STOCK, STRICT, GOOD);
  }

  @Test
  void aFileThatInsertsStandingConditionsWithoutEndOrWithoutTopicIsRefused() {
    library.current();
    RuleFile breeding =
        Given.file(
            "breeding.drl",
            """
            rule "breeding"
            when Standing( $s : series ) Signal( path == $s, $sig : this )
            then insert( new Standing("x", "y", $sig) );
            end
            """);
    RuleFile empty =
        Given.file(
            "empty.drl",
            """
            rule "empty"
            when $s : Signal( metric == "stock_on_hand" )
            then insert( new Standing(null, "y", $s) );
            end
            """);

    assertThat(library.put(List.of(breeding, empty)))
        .extracting(RuleProblem::file, RuleProblem::line)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("breeding.drl", 5),
            org.assertj.core.groups.Tuple.tuple("empty.drl", 5));
    assertThat(library.current().files()).containsExactly(STOCK, STRICT);
  }

  @Test
  void twoFilesThatFailTogetherOnlyCostTheLaterOne() {
    library.current();
    RuleFile ping =
        Given.file(
            "ping.drl",
            "rule \"ping\" when $s : Standing( topic == \"pong\", $id : subject )\n"
                + "then delete( $s ); insert( new Standing(\"ping\", $id, $s) ); end\n");
    RuleFile pong =
        Given.file(
            "pong.drl",
            "rule \"start\" when $s : Signal( metric == \"stock_on_hand\" )\n"
                + "then insert( new Standing(\"ping\", \"x\", $s) ); end\n"
                + "rule \"pong\" when $s : Standing( topic == \"ping\", $id : subject )\n"
                + "then delete( $s ); insert( new Standing(\"pong\", $id, $s) ); end\n");

    assertThat(library.put(List.of(ping, pong)))
        .extracting(RuleProblem::file)
        .containsExactly("pong.drl");
    assertThat(library.current().files()).containsExactly(STOCK, STRICT, ping);

    assertThat(library.put(List.of(pong))).isEmpty();
    assertThat(library.current().files()).containsExactly(STOCK, STRICT, pong);
  }

  @Test
  void aConsequenceWithoutEndIsRefusedAndLaterEditsAndDeletesWork() {
    waitOnlyThreeSeconds();
    library.current();

    assertThat(library.put(List.of(ENDLESS, GOOD)))
        .containsExactly(
            new RuleProblem(
                "endless.drl",
                5,
                "did not finish its scenarios within 3 s (scenario low of rules.test)"));
    assertThat(library.current().files()).containsExactly(STOCK, STRICT, GOOD);

    RuleFile better = Given.file("more.drl", "rule \"better\" when then end\n");
    assertThat(library.put(List.of(ENDLESS, better)))
        .extracting(RuleProblem::file)
        .containsExactly("endless.drl");
    assertThat(library.current().files()).containsExactly(STOCK, STRICT, better);

    assertThat(library.put(List.of())).isEmpty();
    assertThat(library.current().files()).containsExactly(STOCK, STRICT);
  }

  @Test
  void aConditionWithoutEndIsRefusedToo() {
    waitOnlyThreeSeconds();
    library.current();
    RuleFile endless =
        Given.file(
            "condition.drl",
            """
            function boolean spins(double value) {
              while (!Thread.currentThread().isInterrupted()) { }
              return true;
            }
            rule "condition"
            when
              Signal( metric == "stock_on_hand", $v : value )
              eval( spins($v) )
            then
            end
            """);

    assertThat(library.put(List.of(endless, GOOD)))
        .containsExactly(
            new RuleProblem(
                "condition.drl",
                1,
                "did not finish its scenarios within 3 s (scenario low of rules.test)"));
    assertThat(library.current().files()).containsExactly(STOCK, STRICT, GOOD);
  }

  @Test
  void aFileThatMakesAScenarioAskForMoreIsTaken() {
    library.current();
    RuleFile more =
        Given.file("again.drl", Given.lowStock(15).replace("low", "lower").replace("enough", "x"));

    assertThat(library.put(List.of(more))).isEmpty();
    assertThat(library.current().files()).containsExactly(STOCK, STRICT, more);
    assertThat(library.test(null).get(0).passed()).isFalse();
  }

  @Test
  void aPackThatFailsByItselfDoesNotCostAFileOfTheHome() {
    library.current();
    library.put(List.of(GOOD));
    RuleFile failing = RuleText.file("rules.bad", "bad.drl", LOOP.drl().replace("own", "bad"));
    library.add(pack("rules.bad", failing));
    RuleFile better = Given.file("more.drl", "rule \"better\" when then end\n");

    assertThat(library.put(List.of(better))).extracting(RuleProblem::file).containsOnly("bad.drl");
    assertThat(library.current().files()).containsExactly(STOCK, STRICT, better);
  }

  @Test
  void anotherOutcomeIsPutDownToTheChangedFileThatOverridesOrAsks() {
    RuleFile override = Given.file("stock.drl", Given.lowStock(5));
    RuleFile asking =
        Given.file("own.drl", Given.lowStock(5).replace("low", "lower").replace("enough", "x"));
    Shelf shelf = new Shelf(List.of(pack("rules.test", STOCK)), List.of(GOOD, asking, override));
    CompiledRules rules = Given.compiled(asking);
    ScenarioRun run = new ScenarioRun(rules, false);
    ScenarioRun.Played silent = run.play("rules.test", "low", SCENARIO);
    ScenarioRun.Played asked = run.play("rules.test", "low", SCENARIO.replace("9]", "4]"));

    assertThat(Differences.causes(shelf, silent, null)).containsExactly("stock.drl");
    assertThat(Differences.causes(shelf, asked, null)).containsExactly("own.drl", "stock.drl");
    assertThat(Differences.causes(shelf, asked, Given.compiled(override, asking)))
        .containsExactly("more.drl");
  }
}
