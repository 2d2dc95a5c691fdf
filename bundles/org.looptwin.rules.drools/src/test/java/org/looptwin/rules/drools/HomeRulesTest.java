package org.looptwin.rules.drools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.rules.api.RuleFile;

class HomeRulesTest {
  @TempDir private Path folder;
  private final List<List<String>> put = new ArrayList<>();

  private HomeRules watch() {
    return new HomeRules(
        folder,
        files -> {
          put.add(files.stream().map(RuleFile::drl).toList());
          return List.of();
        },
        null);
  }

  @Test
  void takesAFileThatTwoLooksSeeAlikeAndNotOneThatStillGrows() throws IOException {
    HomeRules watch = watch();
    Path file = folder.resolve("own.drl");

    Files.writeString(file, "rule");
    watch.look();
    Files.writeString(file, "rule whole");
    watch.look();
    assertThat(put).isEmpty();
    watch.look();
    watch.look();

    assertThat(put).containsExactly(List.of("rule whole"));
  }

  @Test
  void takesAFileAwayThatIsDeleted() throws IOException {
    HomeRules watch = watch();
    Path file = Files.writeString(folder.resolve("own.drl"), "rule");
    watch.look();
    watch.look();

    Files.delete(file);
    watch.look();
    watch.look();

    assertThat(put).containsExactly(List.of("rule"), List.of());
  }

  @Test
  void looksAtRuleFilesOnly() throws IOException {
    HomeRules watch = watch();
    Files.writeString(folder.resolve("own.drl~"), "backup");
    Files.writeString(folder.resolve(".own.drl"), "hidden");
    watch.look();
    watch.look();

    assertThat(put).isEmpty();
  }

  @Test
  void tellsOfAnEmptyFolderWhenAServerStarts() throws IOException {
    HomeRules watch =
        new HomeRules(
            files -> {
              put.add(files.stream().map(RuleFile::drl).toList());
              return List.of();
            },
            settings(folder.resolve("home")));
    watch.close();

    assertThat(put).containsExactly(List.of());
  }

  private static HomeRules.Settings settings(Path home) {
    return new HomeRules.Settings() {
      @Override
      public String home() {
        return home.toString();
      }

      @Override
      public Class<? extends Annotation> annotationType() {
        return HomeRules.Settings.class;
      }
    };
  }
}
