package org.looptwin.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.plan.Plan;

class PlanStoreTest {
  private static final Case REFERENCE =
      CaseFolder.read(Path.of("../../twin-model/cases/meb-europe")).reference();

  @TempDir Path home;

  private static Plan plan() {
    return new Planner(REFERENCE, Fakes.tools(), () -> false).base().plan();
  }

  @Test
  void whatIsPutIsReadBack() {
    new PlanStore(home.resolve("plans")).put(plan().withId("P-1"));
    assertThat(new PlanStore(home.resolve("plans")).get("P-1")).contains(plan().withId("P-1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../conf/x", "a/b", "", ".", "a b"})
  void anIdThatCannotBeReadBackIsRefused(String id) throws Exception {
    PlanStore plans = new PlanStore(home.resolve("data/plans"));
    assertThatThrownBy(() -> plans.put(plan().withId(id)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A plan's id is '%s', expected letters, digits and '-'.", id);
    try (var files = Files.list(home)) {
      assertThat(files).isEmpty();
    }
  }
}
