package org.looptwin.rules.drools;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.looptwin.forecast.telemetry.TelemetryKalman;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.api.RuleLibrary.ScenarioResult;
import org.looptwin.rules.api.RuleProblem;
import org.looptwin.rules.api.RuleSet;

class DroolsRuleLibraryTest {
  private static final String SCENARIO =
      """
      {"given": [{"series": "supplier/S01/stock_on_hand", "from": "2024-03-01T06:00:00Z",
                  "values": [20, 9]}],
       "expect": ["RAISE low S01 LOW at 2024-03-02T06:00:00Z"]}
      """;
  private static final RuleFile ORIGINAL =
      RuleText.file("rules.test", "stock.drl", Given.file("stock.drl", Given.lowStock(10)).drl());

  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
  private final DroolsRuleLibrary library =
      new DroolsRuleLibrary(executor, Trial.LIMIT, GuardedCompiler.LIMIT);

  DroolsRuleLibraryTest() {
    library.add(new Pack("rules.test", List.of(ORIGINAL), Map.of("low", SCENARIO), List.of()));
  }

  @AfterEach
  void close() {
    library.close();
  }

  @Test
  void playsThePacksScenarios() {
    assertThat(library.test(null))
        .containsExactly(
            new ScenarioResult(
                "rules.test",
                "low",
                true,
                "RAISE low S01 LOW at 2024-03-02T06:00:00Z",
                "RAISE low S01 LOW at 2024-03-02T06:00:00Z"));
    assertThat(library.test("nothing like it")).isEmpty();
  }

  @Test
  void theHomesFileOverridesThePacksAndGoesAgain() {
    library.current();
    RuleFile own = Given.file("stock.drl", Given.lowStock(20));
    RuleFile more = Given.file("more.drl", "rule \"more\" when then end\n");

    assertThat(library.put(List.of(own, more))).isEmpty();
    assertThat(library.current().files()).containsExactly(own, more);
    assertThat(library.current().ruleNames()).containsExactly("enough stock", "low stock", "more");

    assertThat(library.put(List.of())).isEmpty();
    assertThat(library.current().files()).containsExactly(ORIGINAL);
  }

  @Test
  void aFileThatDoesNotCompileLeavesTheOldOneInForceAndTheOthersAreTaken() {
    library.current();
    RuleFile first = Given.file("stock.drl", Given.lowStock(20));
    library.put(List.of(first));
    RuleFile wrong = Given.file("stock.drl", Given.lowStock(30).replace("value <", "worth <"));
    RuleFile more = Given.file("more.drl", "rule \"more\" when then end\n");

    List<RuleProblem> problems = library.put(List.of(wrong, more));

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).toString()).startsWith("stock.drl:7: ");
    assertThat(library.problems()).isEqualTo(problems);
    assertThat(library.current().files()).containsExactly(first, more);
  }

  @Test
  void aFileThatNeverCompiledGivesWayToThePacksOwn() {
    RuleFile wrong = Given.file("stock.drl", "rule \"x\" when nonsense then end\n");

    library.put(List.of(wrong));

    assertThat(library.current().files()).containsExactly(ORIGINAL);
    assertThat(library.problems()).extracting(RuleProblem::file).containsOnly("stock.drl");
  }

  @Test
  void anOverrideThatBreaksInAScenarioIsRefused() {
    library.current();
    RuleFile breaking =
        Given.file(
            "stock.drl",
            Given.lowStock(10)
                .replace("delete( $low );", "")
                .replace(
                    "insert( new Standing",
                    "if (true) throw new IllegalStateException();" + " insert( new Standing"));

    List<RuleProblem> problems = library.put(List.of(breaking));

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).message()).contains("rule-failed");
    assertThat(library.current().files()).containsExactly(ORIGINAL);
  }

  @Test
  void whatAPackShipsCompiledIsUsedForTheVeryTextAndTheVeryEngineOnly() {
    RuleClasses other =
        new RuleCompiler()
            .classes(Given.file("x.drl", "rule \"shipped\" when then end\n"), new ArrayList<>());
    RuleClasses shipped =
        new RuleClasses(ORIGINAL.version(), other.engine(), other.models(), other.classes());
    RuleClasses foreign = new RuleClasses(ORIGINAL.version(), "0", other.models(), other.classes());

    assertThat(ruleNames(shipped)).containsExactly("shipped");
    assertThat(ruleNames(foreign)).containsExactly("enough stock", "low stock");
  }

  private static List<String> ruleNames(RuleClasses shipped) {
    RuleCompiler compiler = new RuleCompiler();
    compiler.learn(List.of(shipped.zipped()));
    return compiler.compile(List.of(ORIGINAL)).rules().ruleNames();
  }

  @Test
  void aPackWhoseScenarioFailsIsRefused() {
    DroolsRuleLibrary other = new DroolsRuleLibrary(executor, Trial.LIMIT, GuardedCompiler.LIMIT);
    RuleFile tooStrict =
        RuleText.file("rules.test", "stock.drl", Given.file("s", Given.lowStock(25)).drl());
    other.add(new Pack("rules.test", List.of(tooStrict), Map.of("low", SCENARIO), List.of()));

    assertThat(other.current().files()).isEmpty();
    assertThat(other.problems().get(0).message()).startsWith("scenario low of rules.test gives");
  }

  @Test
  void thePackThatLooksAtForecastsIsInForceWhereNobodyMakesThem() {
    DroolsRuleLibrary blind = new DroolsRuleLibrary(executor, Trial.LIMIT, GuardedCompiler.LIMIT);
    Path resources = Path.of("../../rules/org.looptwin.rules.stock/src/main/resources");
    blind.add(PackReader.read("rules.stock", resources));

    assertThat(blind.current().files()).extracting(RuleFile::name).containsExactly("stock.drl");
    assertThat(blind.problems()).isEmpty();
  }

  @Test
  void rulesThatLookAtForecastsAreMadeAgainWhenSomebodyMakesThemAndNoOthersAre() throws Exception {
    DroolsRuleLibrary late = new DroolsRuleLibrary(executor, Trial.LIMIT, GuardedCompiler.LIMIT);
    late.add(
        PackReader.read(
            "rules.stock", Path.of("../../rules/org.looptwin.rules.stock/src/main/resources")));
    RuleSet blind = late.current();
    RuleSet unconcerned = library.current();

    late.bindForecasts(new TelemetryKalman());
    library.bindForecasts(new TelemetryKalman());
    assertThat(blind.outdated()).isTrue();
    assertThat(unconcerned.outdated()).isFalse();
    settled();
    RuleSet seeing = late.current();
    assertThat(seeing).isNotSameAs(blind);
    assertThat(seeing.version()).isEqualTo(blind.version());
    assertThat(seeing.outdated()).isFalse();
    assertThat(late.problems()).isEmpty();
    assertThat(library.current()).isSameAs(unconcerned);

    TelemetryKalman next = new TelemetryKalman();
    late.bindForecasts(next); // a bundle that is swapped
    settled();
    assertThat(late.current()).isNotSameAs(seeing);
    RuleSet newest = late.current();
    late.unbindForecasts(next);
    assertThat(newest.outdated()).as("those that are gone leave theirs").isFalse();
  }

  /** Behind what is due on the executor by now. */
  private void settled() throws Exception {
    executor.schedule(() -> {}, 300, TimeUnit.MILLISECONDS).get(60, TimeUnit.SECONDS);
  }

  @Test
  void moreSwapsThanAreKeptLeaveNoClassesOfOldRulesBehind() {
    library.put(List.of(Given.file("stock.drl", Given.lowStock(1))));
    CompiledRules first = (CompiledRules) library.current();
    Given.session(first).close();
    WeakReference<Object> classes =
        new WeakReference<>(first.models().get(0).getClass().getClassLoader());
    first = null;
    for (int limit = 2; limit <= 20; limit++) {
      library.put(List.of(Given.file("stock.drl", Given.lowStock(limit))));
      library.current();
    }

    assertThat(collected(classes)).isTrue();
  }

  private static boolean collected(WeakReference<Object> reference) {
    for (int i = 0; i < 50 && reference.get() != null; i++) {
      System.gc();
    }
    return reference.get() == null;
  }
}
