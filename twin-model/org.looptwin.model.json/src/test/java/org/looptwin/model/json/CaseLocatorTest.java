package org.looptwin.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseLocatorTest {
  @TempDir Path temp;

  @Test
  void takesAFolderThatExistsThenTheHomesCaseThenTheInstalledOne() throws IOException {
    Path home = caseIn(temp.resolve("home"), "mine");
    caseIn(temp.resolve("home"), "tiny");
    caseIn(temp.resolve("installed"), "tiny");
    Path installed = caseIn(temp.resolve("installed"), "other");
    CaseLocator locator =
        new CaseLocator(
            List.of(temp.resolve("absent"), temp.resolve("home"), temp.resolve("installed")));

    assertThat(locator.find("mine")).contains(home);
    assertThat(locator.find("other")).contains(installed);
    assertThat(locator.find("tiny")).contains(temp.resolve("home").resolve("tiny"));
    assertThat(locator.find(installed.toString())).contains(installed);
    assertThat(locator.names()).containsExactly("mine", "other", "tiny");
  }

  @Test
  void namesTheCasesThereAreWhenThereIsNone() throws IOException {
    caseIn(temp, "tiny");
    CaseLocator locator = new CaseLocator(List.of(temp));

    assertThat(locator.find("tini")).isEmpty();
    assertThat(locator.find("..\0")).isEmpty();
    assertThat(locator.notFound("tini"))
        .isEqualTo("there is no case 'tini', expected a folder or one of tiny");
  }

  private static Path caseIn(Path folder, String name) throws IOException {
    Path made = Files.createDirectories(folder.resolve(name));
    Files.writeString(made.resolve("nodes.csv"), "id\n");
    return made;
  }
}
