package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginFilesTest {
  @TempDir Path home;
  @TempDir Path elsewhere;

  private static Path jar(Path file, String name, String version) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Bundle-SymbolicName", name);
    manifest.getMainAttributes().putValue("Bundle-Version", version);
    Files.createDirectories(file.getParent());
    new JarOutputStream(Files.newOutputStream(file), manifest).close();
    return file;
  }

  private static String line(PluginFiles.Found one) {
    return "%s %s %s %s %s"
        .formatted(one.place(), one.name(), one.version(), one.file().getFileName(), one.because());
  }

  @Test
  void listsWhatIsInUseInTheShadowAndRejectedWithItsReason() throws Exception {
    Path plugins = home.resolve("plugins");
    jar(plugins.resolve("b.jar"), "com.b;singleton:=true", "1.0");
    jar(plugins.resolve("shadow/s.jar"), "com.s", "2.0");
    jar(plugins.resolve("previous/p.jar"), "com.p", "0.9");
    Files.createDirectories(plugins.resolve("rejected"));
    Files.writeString(plugins.resolve("rejected/x.jar"), "no JAR");
    Files.writeString(plugins.resolve("rejected/x.jar.why"), "x.jar\nit is no JAR\n");
    Files.writeString(plugins.resolve("notes.txt"), "");

    assertThat(PluginFiles.of(home).all())
        .extracting(PluginFilesTest::line)
        .containsExactly(
            "plugins com.b 1.0 b.jar ",
            "shadow com.s 2.0 s.jar ",
            "rejected x.jar  x.jar x.jar it is no JAR");
  }

  @Test
  void installsBesideOthersAndInPlaceOfTheSamePlugin() throws Exception {
    PluginFiles files = PluginFiles.of(home);
    files.install(jar(elsewhere.resolve("a-1.jar"), "com.a", "1.0"), false);
    files.install(jar(elsewhere.resolve("b.jar"), "com.b", "1.0"), false);
    files.install(jar(elsewhere.resolve("a-2.jar"), "com.a", "2.0"), false);
    files.install(jar(elsewhere.resolve("a-3.jar"), "com.a", "3.0"), true);

    assertThat(files.all())
        .extracting(PluginFilesTest::line)
        .containsExactly(
            "plugins com.a 2.0 a-1.jar ", "plugins com.b 1.0 b.jar ", "shadow com.a 3.0 a-3.jar ");
    try (var all = Files.list(home.resolve("plugins"))) {
      assertThat(all.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("a-1.jar", "b.jar", "shadow");
    }
  }

  @Test
  void removesTheOneInUseFirstAndARejectedOneWithItsReason() throws Exception {
    Path plugins = home.resolve("plugins");
    Path used = jar(plugins.resolve("a.jar"), "com.a", "1.0");
    Path rejected = jar(plugins.resolve("rejected/a.jar"), "com.a", "2.0");
    Path why = Files.writeString(plugins.resolve("rejected/a.jar.why"), "wrong API");
    PluginFiles files = PluginFiles.of(home);

    files.remove("com.a");
    assertThat(used).doesNotExist();
    assertThat(rejected).exists();
    files.remove("com.a");
    assertThat(rejected).doesNotExist();
    assertThat(why).doesNotExist();
    assertThatThrownBy(() -> files.remove("com.a"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("no plug-in 'com.a'");
  }

  @Test
  void aHomeThatDoesNotExistIsRefused() {
    assertThatThrownBy(() -> PluginFiles.of(home.resolve("nowhere")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("nowhere does not exist");
  }
}
