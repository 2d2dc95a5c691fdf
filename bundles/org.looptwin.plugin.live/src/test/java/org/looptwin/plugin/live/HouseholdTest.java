package org.looptwin.plugin.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.plugin.api.Plugins.Outcome;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;

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

  /** The bytes of a JAR whose manifest is larger than any needs to be. */
  private static byte[] bloated() throws IOException {
    String[] headers = new String[30_000];
    for (int i = 0; i < headers.length; i++) {
      headers[i] = "X-Header-%d=%s".formatted(i, "x".repeat(40));
    }
    return Vendor.jar("bloated", "1.0.0", headers);
  }

  @Test
  void aManifestWithoutMeasureIsNotRead() throws IOException {
    home.drop("a.jar", bloated());
    home.drop("b.jar", Vendor.jar("b", "1.0.0"));
    home.follow();
    assertThat(home.plugins()).hasSize(2).startsWith("b 1.0.0 ACTIVE");
    assertThat(home.folders.rejected().resolve("a.jar.why"))
        .content()
        .contains("its manifest has more than 1048576 bytes");
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
    home.household.members().inUse("a").orElseThrow().candidate().services().get(0).broken("late");
    home.later.remove().run();
    home.follow();
    assertThat(home.folders.inUse().resolve("a.jar")).exists();
    assertThat(home.folders.rejected()).isEmptyDirectory();
  }

  /** Does something once, while the next bundle is starting. */
  private void duringTheNextTrial(Callable<?> work) {
    AtomicBoolean done = new AtomicBoolean();
    home.context()
        .addBundleListener(
            (SynchronousBundleListener)
                event -> {
                  if (event.getType() == BundleEvent.STARTING && !done.getAndSet(true)) {
                    try {
                      work.call();
                    } catch (Exception e) {
                      throw new IllegalStateException(e);
                    }
                  }
                });
  }

  @Test
  void whatFailsWhileTheServerBeginsToStopIsNotRejected() throws IOException {
    Path jar = home.drop("a.jar", Vendor.jar("a", "1.0.0", "Fails=yes"));
    duringTheNextTrial(
        () -> {
          home.footing.close();
          return null;
        });
    home.follow();
    assertThat(jar).exists();
    assertThat(home.plugins()).isEmpty();
    assertThat(home.folders.rejected()).isEmptyDirectory();
  }

  @Test
  void aFileExchangedWhileItIsOnTrialIsTriedAfterTheOneThatWas() throws IOException {
    Path jar = home.drop("a.jar", Vendor.jar("a", "1.0.0"));
    duringTheNextTrial(() -> home.drop("a.jar", Vendor.jar("a", "2.0.0")));
    home.follow();
    assertThat(home.plugins()).containsExactly("a 1.0.0 ACTIVE");
    assertThat(JarFacts.read(home.folders.copy("a", false)).version()).isEqualTo("1.0.0");
    home.follow();
    assertThat(home.plugins()).containsExactly("a 2.0.0 ACTIVE");
    assertThat(jar).exists();
  }

  @Test
  void aGoodFileThatComesWhileABadOneIsOnTrialIsNotRejectedInItsPlace() throws IOException {
    home.drop("a.jar", Vendor.jar("a", "1.0.0", "Fails=yes"));
    duringTheNextTrial(() -> home.drop("a.jar", Vendor.jar("a", "2.0.0")));
    home.follow();
    home.follow();
    assertThat(home.plugins()).containsExactly("a 2.0.0 ACTIVE", "a 1.0.0 REJECTED");
    assertThat(JarFacts.read(home.folders.rejected().resolve("a.jar")).version())
        .isEqualTo("1.0.0");
  }

  @Test
  void theServerStandsWhenItIsAtItsTopUntilItStops() throws Exception {
    Footing footing = new Footing(home.context(), 1);
    assertThat(footing.firm()).isTrue();
    assertThat(new Footing(home.context(), 2).firm()).as("level 1 of 2").isFalse();
    AtomicBoolean firm = new AtomicBoolean(true);
    home.context()
        .addBundleListener(
            (SynchronousBundleListener)
                event -> {
                  if (event.getType() == BundleEvent.STOPPING) {
                    firm.set(footing.firm());
                  }
                });
    home.close();
    assertThat(firm).as("while the framework stops").isFalse();
    home = new RunningHome(root);
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
    home.household
        .members()
        .inUse("a")
        .orElseThrow()
        .candidate()
        .services()
        .get(0)
        .broken("refuted");
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
  void whatPassedOnceAndTakesTheServerDownTwiceDoesNotComeBackFromItsOwnCopy() throws Exception {
    Path jar = home.drop("a.jar", Vendor.jar("a", "1.0.0"));
    home.follow();
    Bench bench = new Bench(home.folders.memory());
    bench.begin(bench.take(jar, false));
    restart();
    assertThat(jar).as("a second chance").exists();
    bench.begin(bench.take(jar, false));
    restart();
    assertThat(jar).doesNotExist();
    assertThat(home.plugins()).containsExactly("a 1.0.0 REJECTED");
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
    home.household
        .members()
        .inUse("a")
        .orElseThrow()
        .candidate()
        .services()
        .get(0)
        .broken("refuted");
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
