package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.shell.plan.TinyPlan;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class WhatIfOptionsTest {
  /** Only to parse. */
  @Command
  private static final class Plan {
    @Mixin private final WhatIfOptions options = new WhatIfOptions();
  }

  private static void read(String... words) {
    Plan plan = new Plan();
    new CommandLine(plan).parseArgs(words);
    plan.options.read(TinyPlan.reference());
  }

  @Test
  void aNameThatIsSetTwiceIsRefusedSinceTheFirstWouldBeLost() {
    assertThatThrownBy(() -> read("--set", "p.S01=0.2", "--set", "p.S01=0.3"))
        .isInstanceOf(BadInput.class)
        .hasMessage("--set p.S01 is given twice, expected every name once");
  }

  @ParameterizedTest
  @ValueSource(strings = {"p.S01", "=3", "closed=", " = "})
  void aNameWithoutAValueOrAValueWithoutANameIsRefused(String setting) {
    assertThatThrownBy(() -> read("--set", setting))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("--set is '%s', expected NAME=VALUE", setting);
  }
}
