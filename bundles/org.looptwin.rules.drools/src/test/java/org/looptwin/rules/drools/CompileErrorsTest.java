package org.looptwin.rules.drools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.looptwin.rules.api.RuleLibrary.Compilation;

class CompileErrorsTest {
  private static final String GOOD = Given.lowStock(10);

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "value < 10          | value <         | 7",
        "value < 10          | worth < 10      | 7",
        "not Standing(       | not Upright(    | 8",
        "Priority.LOW        | Priority.LAW    | 11",
        "delete( $low );     | delete( $lo );  | 18",
        "rule \"low stock\"  | rul \"low stock\" | 5"
      })
  void pointsAtTheLine(String right, String wrong, int line) {
    Compilation compilation =
        new RuleCompiler().compile(List.of(Given.file("stock.drl", GOOD.replace(right, wrong))));

    assertThat(compilation.rules()).isNull();
    assertThat(compilation.problems().get(0).file()).isEqualTo("stock.drl");
    assertThat(compilation.problems().get(0).line()).isEqualTo(line);
  }

  @Test
  void refusesARuleNameThatStandsTwice() {
    Compilation compilation =
        new RuleCompiler().compile(List.of(Given.file("a.drl", GOOD), Given.file("b.drl", GOOD)));

    assertThat(compilation.problems()).hasSize(2);
    assertThat(compilation.problems().get(0))
        .hasToString(
            "b.drl:5: rule \"low stock\" stands twice in package own, expected one of them to have"
                + " another name");
  }

  @Test
  void findsNothingWrongWithTheFileThatWarmsItUp() {
    Compilation compilation =
        new RuleCompiler().compile(List.of(RuleText.file("warm-up", "w.drl", WarmUp.RULES)));

    assertThat(compilation.problems()).isEmpty();
  }

  @Test
  void asksForAPackage() {
    Compilation compilation =
        new RuleCompiler()
            .compile(List.of(RuleText.file("home", "a.drl", "rule \"x\" when then end")));

    assertThat(compilation.problems())
        .hasToString("[a.drl:1: no package, expected 'package <name>;' as the first statement]");
  }
}
