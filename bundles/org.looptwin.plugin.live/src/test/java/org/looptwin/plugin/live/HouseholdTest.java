package org.looptwin.plugin.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.plugin.api.Plugins.Outcome;

class HouseholdTest {
  @TempDir Path root;
  private RunningHome home;

  @BeforeEach
  void open() throws Exception {
    home = new RunningHome(root);
  }

  @AfterEach
  void close() throws Exception {
    System.clearProperty(Vendor.ON_START);
    home.close();
  }

  private void restart() throws Exception {
    home.close();
    home = new RunningHome(root);
  }

  @Test
  void whatIsDroppedIsInUseAfterTwoLooks() throws IOException {
    home.drop("a.jar", Vendor.jar("a", "1.0.0"));
    home.follow();
    assertThat(home.plugins()).containsExactly("a 1.0.0 ACTIVE");
    assertThat(home.context().getServiceReference(Forecaster.class)).isNotNull();
  }

  @Test
  void aTrialThatTheStoppingServerInterruptsRejectsNothing() throws IOException {
    Path jar = home.drop("a.jar", Vendor.jar("a", "1.0.0"));
    Thread.currentThread().interrupt();
    Outcome outcome = home.household.arrived(jar, false);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome.done()).isFalse();
    assertThat(jar).exists();
    assertThat(home.folders.rejected()).isEmptyDirectory();
    assertThat(home.context().getBundles()).as("the framework alone").hasSize(1);
    assertThat(home.folders.memory().resolve("on-trial")).doesNotExist();
  }

  @Test
  void onTheWayDownNothingIsStopped() throws IOException {
    home.drop("a.jar", Vendor.jar("a", "1.0.0"));
    home.follow();
    home.footing.close();
    home.household.inUse("a").orElseThrow().candidate().services().get(0).broken("late");
    home.later.remove().run();
    home.follow();
    assertThat(home.folders.inUse().resolve("a.jar")).exists();
    assertThat(home.folders.rejected()).isEmptyDirectory();
  }

  @Test
  void whatPassedBeforeAndDoesNotStartNowKeepsItsFileAndComesLater() throws Exception {
    Path jar = home.drop("a.jar", Vendor.jar("a", "1.0.0"));
    home.follow();
    restart();
    System.setProperty(Vendor.ON_START, "fail");
    home.follow();
    assertThat(home.plugins()).containsExactly("a 1.0.0 STOPPED");
    assertThat(jar).exists();
    System.clearProperty(Vendor.ON_START);
    for (int look = 0; look < Waiting.LOOKS; look++) {
      home.household.follow();
    }
    assertThat(home.plugins()).containsExactly("a 1.0.0 ACTIVE");
  }

  @Test
  void whatNeverPassedAndDoesNotStartIsRejectedAndWhatRunsGetsItsFileBack() throws IOException {
    byte[] good = Vendor.jar("a", "1.0.0");
    Path jar = home.drop("a.jar", good);
    home.follow();
    home.drop("a.jar", Vendor.jar("a", "2.0.0", "Fails=yes"));
    home.follow();
    assertThat(home.plugins()).containsExactly("a 1.0.0 ACTIVE", "a 2.0.0 REJECTED");
    assertThat(jar).hasBinaryContent(good);
  }

  @Test
  void aFileThatIsNewWhenItsPlugInFailsIsNotTakenForTheOneThatFailed() throws IOException {
    home.drop("a.jar", Vendor.jar("a", "1.0.0"));
    home.follow();
    byte[] better = Vendor.jar("a", "2.0.0");
    Path jar = home.drop("a.jar", better);
    home.household.inUse("a").orElseThrow().candidate().services().get(0).broken("refuted");
    home.later.remove().run();
    assertThat(jar).hasBinaryContent(better);
    assertThat(JarFacts.read(home.folders.rejected().resolve("a.jar")).version())
        .isEqualTo("1.0.0");
    home.follow();
    assertThat(home.plugins()).containsExactly("a 2.0.0 ACTIVE", "a 1.0.0 STOPPED");
  }

  @Test
  void theServerThatEndedDuringATrialRejectsItAtItsNextStart() throws Exception {
    byte[] good = Vendor.jar("a", "1.0.0");
    Path jar = home.drop("a.jar", good);
    home.follow();
    home.drop("a.jar", Vendor.jar("a", "2.0.0"));
    Bench bench = new Bench(home.folders.memory());
    bench.begin(bench.take(jar, false));
    restart();
    assertThat(home.plugins()).containsExactly("a 2.0.0 REJECTED");
    assertThat(home.folders.rejected().resolve("a.jar.why"))
        .content()
        .contains("the server ended while it was on trial");
    assertThat(jar).hasBinaryContent(good);
    home.follow();
    assertThat(home.plugins()).containsExactly("a 1.0.0 ACTIVE", "a 2.0.0 REJECTED");
  }

  @Test
  void ofTwoFilesWithOnePlugInTheHigherVersionCountsAndTheOtherIsTheOneBefore() throws IOException {
    home.drop("z.jar", Vendor.jar("a", "1.9.0"));
    Path higher = home.drop("b.jar", Vendor.jar("a", "1.10.0"));
    home.follow();
    assertThat(home.plugins()).containsExactly("a 1.10.0 ACTIVE");
    assertThat(higher).exists();
    assertThat(home.folders.inUse().resolve("z.jar")).doesNotExist();
    assertThat(JarFacts.read(home.folders.previous("a")).version()).isEqualTo("1.9.0");
  }

  @Test
  void aPlugInWhoseFileBecameAnothersGoes() throws IOException {
    home.drop("x.jar", Vendor.jar("a", "1.0.0"));
    home.follow();
    home.drop("x.jar", Vendor.jar("b", "1.0.0"));
    home.follow();
    assertThat(home.plugins()).containsExactly("b 1.0.0 ACTIVE");
    assertThat(home.folders.previous("a")).exists();
  }

  @Test
  void anUploadUnderAnothersFileNameIsRefused() throws IOException {
    byte[] first = Vendor.jar("a", "1.0.0");
    Path jar = home.drop("x.jar", first);
    home.follow();
    Outcome outcome = home.orders.install("x.jar", Vendor.jar("b", "1.0.0"), false);
    assertThat(outcome.because()).contains("x.jar belongs to the plug-in a");
    assertThat(jar).hasBinaryContent(first);
    assertThat(home.folders.inUse().resolve(".x.jar.part")).doesNotExist();
    home.orders.install("y.jar", Vendor.jar("b", "1.0.0"), true);
    Files.move(home.folders.shadow().resolve("y.jar"), home.folders.shadow().resolve("x.jar"));
    home.follow();
    home.follow();
    assertThat(home.orders.promote("b").because()).contains("x.jar belongs to the plug-in a");
    assertThat(jar).hasBinaryContent(first);
  }

  @Test
  void theWayBackThatDoesNotComeUpLeavesEverythingAsItWas() throws IOException {
    home.drop("a.jar", Vendor.jar("a", "1.0.0"));
    home.follow();
    byte[] second = Vendor.jar("a", "2.0.0");
    Path jar = home.drop("a.jar", second);
    home.follow();
    System.setProperty(Vendor.ON_START, "fail");
    assertThat(home.orders.rollBack("a").done()).isFalse();
    assertThat(home.plugins()).containsExactly("a 2.0.0 ACTIVE");
    assertThat(jar).hasBinaryContent(second);
    System.clearProperty(Vendor.ON_START);
    assertThat(home.orders.rollBack("a").done()).isTrue();
    assertThat(home.plugins()).containsExactly("a 1.0.0 ACTIVE");
  }

  @Test
  void aPlugInNamedLikeAShadowDoesNotTakeItsCopy() throws IOException {
    home.drop("x.jar", Vendor.jar("shadow-a", "1.0.0"));
    home.follow();
    home.orders.install("a.jar", Vendor.jar("a", "1.0.0"), true);
    assertThat(home.plugins()).isEqualTo(List.of("a 1.0.0 SHADOW", "shadow-a 1.0.0 ACTIVE"));
    home.orders.remove("a");
    assertThat(home.folders.copy("shadow-a", false)).exists();
  }

  @Test
  void aStoppedJarAndTheRejectedOneBeforeItAreBothKept() throws IOException {
    home.drop("a.jar", Vendor.jar("a", "1.0.0"));
    home.follow();
    home.drop("a.jar", Vendor.jar("a", "2.0.0"));
    home.follow();
    Files.write(home.folders.previous("a"), Vendor.jar("a", "1.0.0", "Fails=yes"));
    home.household.inUse("a").orElseThrow().candidate().services().get(0).broken("refuted");
    home.later.remove().run();
    assertThat(home.household.all())
        .extracting(p -> p.version() + " " + p.file())
        .containsExactly("1.0.0 rejected/a.jar", "2.0.0 rejected/a.before.jar");
    assertThat(home.folders.rejected().resolve("a.jar")).exists();
    assertThat(home.folders.rejected().resolve("a.before.jar.why"))
        .content()
        .contains("2.0.0 was stopped");
  }

  @Test
  void oneFileThatCannotBeDealtWithDoesNotKeepTheOthersFromTheirTurn() throws IOException {
    home.drop("a.jar", Vendor.jar("a", "1.0.0"));
    home.drop("b.jar", Vendor.jar("b", "1.0.0"));
    // In the way of the copy, as a full disk would be.
    Files.createDirectories(home.folders.copy("a", false).resolve("in the way"));
    home.follow();
    assertThat(home.plugins()).containsExactly("a 1.0.0 STOPPED", "b 1.0.0 ACTIVE");
    assertThat(home.context().getBundles()).as("the framework and b").hasSize(2);
    assertThat(home.folders.inUse().resolve("a.jar")).exists();
  }
}
