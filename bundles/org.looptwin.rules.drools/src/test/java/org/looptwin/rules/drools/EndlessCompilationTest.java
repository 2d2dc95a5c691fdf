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

/** The engine runs an argument-less eval while it puts rules together. */
class EndlessCompilationTest {
  private static final RuleFile PACK =
      RuleText.file("rules.test", "stock.drl", Given.file("stock.drl", Given.lowStock(10)).drl());
  private static final RuleFile ENDLESS =
      Given.file(
          "endless.drl",
          """
          function boolean never() {
            while (!Thread.currentThread().isInterrupted()) { }
            return true;
          }
          rule "endless"
          when eval( never() )
            Signal( metric == "stock_on_hand" )
          then
          end
          """);
  private static final RuleFile GOOD =
      Given.file("more.drl", "rule \"more\" when Signal( metric == \"none\" ) then end\n");
  private static final String WHY =
      "did not finish compiling within 5 s. Maybe an eval or a function without arguments never"
          + " ends";

  private final DroolsRuleLibrary library =
      new DroolsRuleLibrary(
          Executors.newSingleThreadScheduledExecutor(), Trial.LIMIT, Duration.ofSeconds(5));

  /** So that a slow first compilation is not taken for an endless one. */
  @BeforeAll
  static void loadTheCompiler() {
    Given.compiled(PACK, GOOD);
  }

  @AfterEach
  void close() {
    library.close();
  }

  @Test
  void aFileWhoseCompilationNeverEndsIsRefusedByNameAndWhatComesLaterIsTaken() {
    library.add(new Pack("rules.test", List.of(PACK), Map.of(), List.of()));
    library.current();

    assertThat(library.put(List.of(ENDLESS)))
        .containsExactly(new RuleProblem("endless.drl", 1, WHY));
    assertThat(library.current().files()).containsExactly(PACK);

    assertThat(library.put(List.of(ENDLESS, GOOD)))
        .as("it is not tried again")
        .containsExactly(new RuleProblem("endless.drl", 1, WHY));
    assertThat(library.current().files()).containsExactly(PACK, GOOD);
  }

  @Test
  void aDryRunOfSuchAFileIsAnsweredAndTheNextOneToo() {
    assertThat(library.compile(List.of(GOOD, ENDLESS)).problems())
        .containsExactly(new RuleProblem("endless.drl", 1, WHY));
    assertThat(library.compile(List.of(GOOD)).rules()).isNotNull();
  }
}
