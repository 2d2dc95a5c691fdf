package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanOutputTest {
  private static final Map<String, Supplier<String>> FILES =
      Map.of("plan.json", () -> "{}", "plan.html", () -> "<p>");

  @TempDir Path folder;

  @Test
  void aFolderTakesEverything() throws Exception {
    PlanOutput.at(folder.resolve("a/b")).write("the plan", FILES);
    assertThat(folder.resolve("a/b/plan.json")).hasContent("{}");
    assertThat(folder.resolve("a/b/plan.html")).hasContent("<p>");
  }

  @Test
  void aFileTakesWhatItsExtensionSays() {
    PlanOutput.at(folder.resolve("new/mine.HTML")).write("the plan", FILES);
    assertThat(folder.resolve("new/mine.HTML")).hasContent("<p>");
    assertThat(folder.resolve("new")).isDirectoryNotContaining("glob:**.json");
  }

  @Test
  void anExistingFolderIsAFolderWhateverItIsCalled() throws Exception {
    Files.createDirectory(folder.resolve("x.json"));
    PlanOutput.at(folder.resolve("x.json")).write("the plan", FILES);
    assertThat(folder.resolve("x.json/plan.html")).exists();
  }

  @Test
  void whatAFileCannotHoldIsRefused() {
    PlanOutput output = PlanOutput.at(folder.resolve("flows.csv"));
    assertThatThrownBy(() -> output.write("sensitivities", FILES))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("flows.csv")
        .hasMessageContaining("expected a folder");
  }

  @Test
  void aFileWhereTheFolderShouldBeIsRefused() throws Exception {
    Path file = Files.createFile(folder.resolve("taken"));
    assertThatThrownBy(() -> PlanOutput.at(file)).hasMessageContaining("cannot be made");
  }
}
