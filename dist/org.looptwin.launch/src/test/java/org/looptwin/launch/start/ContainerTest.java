package org.looptwin.launch.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.launch.CommandLine;
import org.looptwin.launch.Levels;
import org.osgi.framework.Bundle;

class ContainerTest {
  private static final String WAITING =
      """
      <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="the.waiting">
        <implementation class="the.Waiting"/>
        <reference name="tap" interface="the.Tap"/>
      </scr:component>
      """;

  @TempDir Path folder;

  private final BlockingQueue<String> reported = new LinkedBlockingQueue<>();
  private Container container;

  @AfterEach
  void stop() throws Exception {
    if (container != null) {
      container.stop(Duration.ofSeconds(10));
    }
  }

  @Test
  void startsAFoldersBundlesWhenItsLevelIsReached() throws Exception {
    start(installation().with(3, "a.provider").with(5, "a.loop"));

    container.moveTo(Levels.PROVIDERS);
    assertThat(state("a.provider")).isEqualTo(Bundle.ACTIVE);
    assertThat(state("a.loop")).isNotEqualTo(Bundle.ACTIVE);

    container.moveTo(Levels.HTTP);
    assertThat(state("a.loop")).isEqualTo(Bundle.ACTIVE);

    container.moveTo(Levels.PROVIDERS);
    assertThat(state("a.loop")).isEqualTo(Bundle.RESOLVED);
    assertThat(reported).isEmpty();
    assertThat(container.problems()).isEmpty();
  }

  @Test
  void saysWhichPackageABundleMisses() throws Exception {
    start(installation().with(3, "a.broken", "Import-Package: not.there"));

    container.moveTo(Levels.PROVIDERS);

    assertThat(reported.poll(60, TimeUnit.SECONDS))
        .startsWith("bundle a.broken does not resolve: ")
        .contains("not.there");
    assertThat(container.problems()).singleElement().asString().contains("a.broken", "not.there");
  }

  @Test
  void saysWhichServiceAComponentWaitsFor() throws Exception {
    start(
        installation()
            .with(
                3,
                "a.waiting",
                Map.of("OSGI-INF/waiting.xml", WAITING),
                "Service-Component: OSGI-INF/waiting.xml"));

    container.moveTo(Levels.PROVIDERS);

    assertThat(container.problems())
        .containsExactly("component the.waiting of a.waiting waits for the.Tap");
  }

  @Test
  void showsBundlesBothVersionsOfSlf4j() throws Exception {
    start(
        installation()
            .with(3, "a.new", "Import-Package: org.slf4j;version=\"[2,3)\"")
            .with(3, "an.old", "Import-Package: org.slf4j;version=\"[1.7,2)\""));

    container.moveTo(Levels.PROVIDERS);

    assertThat(container.problems()).isEmpty();
  }

  @Test
  void waitsForAServiceButNotForEver() throws Exception {
    start(installation());

    assertThat(container.await(CommandLine.class, Duration.ofMillis(10))).isEmpty();

    CommandLine shell = new FakeCommandLine(0);
    container.offer(CommandLine.class, shell);
    assertThat(container.await(CommandLine.class, Duration.ofSeconds(10)))
        .isEqualTo(Optional.of(shell));
  }

  @Test
  void namesTheFolderThatIsMissing() {
    container = new Container(new Installation(folder.resolve("none")), cache(), reported::add);

    assertThatThrownBy(container::start)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none/system/1 is missing");
  }

  private SmallInstallation installation() throws IOException {
    return new SmallInstallation(Files.createDirectories(folder.resolve("a folder, with spaces")));
  }

  private void start(SmallInstallation small) throws Exception {
    container = new Container(small.installation(), cache(), reported::add);
    container.start();
  }

  private Path cache() {
    return folder.resolve("cache");
  }

  private int state(String name) {
    return container.bundles().stream()
        .filter(bundle -> bundle.getSymbolicName().equals(name))
        .findFirst()
        .orElseThrow()
        .getState();
  }
}
