package org.looptwin.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launchers of Unix and Windows start the very same JVM. */
class LaunchersTest {
  @ParameterizedTest
  @ValueSource(strings = {"always", "server", "command", "since24"})
  void bothGiveTheSameOptions(String group) throws IOException {
    List<String> unix = options("looptwin", group + "=\\(([^)]*)\\)");
    List<String> windows =
        options(
            "looptwin.bat", "set \"" + group.toUpperCase(java.util.Locale.ROOT) + "=([^\"]*)\"");

    assertThat(unix).isNotEmpty().isEqualTo(windows);
  }

  private static List<String> options(String script, String pattern) throws IOException {
    String text = Files.readString(House.installation().root().resolve("bin").resolve(script));
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as("%s in %s", pattern, script).isTrue();
    return List.of(found.group(1).trim().split("\\s+"));
  }
}
