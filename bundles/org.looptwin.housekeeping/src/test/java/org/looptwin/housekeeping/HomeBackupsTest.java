package org.looptwin.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.model.home.Home;
import org.looptwin.twin.api.HomeBackup.Contents;
import org.looptwin.twin.api.HomeBackup.CopiedFile;
import org.looptwin.twin.api.HomeBackup.Damaged;

class HomeBackupsTest {
  private static final Instant NOON = Instant.parse("2025-01-03T12:00:00Z");

  @TempDir Path folder;
  private final HomeBackups backups = new HomeBackups(SmallHome.archive());
  private SmallHome small;

  @BeforeEach
  void open() throws Exception {
    small = new SmallHome(folder.resolve("home"));
    for (int i = 0; i < 20; i++) {
      small.read();
    }
    small.write("conf/looptwin.properties", "mqtt.password=secret\n");
    small.write("data/admin-token", "token\n");
    small.write("data/broker/journal-1.amq", "left out");
    small.write("data/natives/lib.so", "left out");
    small.write("data/endpoints.json", "{}");
    small.write("data/plans/P-1.json", "{}");
    small.write("data/history/part-1.db", "written once: page version 1".repeat(2));
    small.write(
        "data/server.json", "{\"caseDir\":\"%s\"}".formatted(folder.resolve("home/cases/mine")));
    small.write("rules/mine.drl", "rule");
    small.write("logs/looptwin.log", "left out");
    Path part = small.home.data().resolve("history/part-1.db");
    byte[] bytes = Files.readAllBytes(part);
    bytes[18] = 1;
    Files.write(part, bytes);
    Files.setPosixFilePermissions(
        small.home.data().resolve("admin-token"), PosixFilePermissions.fromString("rw-------"));
  }

  @AfterEach
  void close() throws Exception {
    small.close();
  }

  private Contents backUp(Path out) {
    return backups.backUp(small.home, out, "1.2.3", NOON);
  }

  private List<String> leftBehind() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"b.tar.gz", "b"})
  void bringsBackWhatItCopied(String name) throws Exception {
    small.append("{\"cut off");
    Path out = folder.resolve(name);
    Contents made = backUp(out);
    assertThat(made.files())
        .extracting(CopiedFile::path)
        .containsExactly(
            "data/history.db",
            "data/history/part-1.db",
            "conf/looptwin.properties",
            "rules/mine.drl",
            "data/admin-token",
            "data/server.json",
            "data/ledger.jsonl",
            "data/plans/P-1.json",
            "data/journal.db");
    assertThat(made.journalOffset()).isEqualTo(20);
    assertThat(made.ledgerLines()).isEqualTo(20);
    assertThat(made.ledgerHash()).isEqualTo("h20");
    assertThat(backups.verify(out)).isEqualTo(made);

    Home again = new Home(folder.resolve("again"));
    assertThat(backups.restore(out, again)).isEqualTo(made);
    assertThat(SmallHome.last(again.journal())).isEqualTo(20);
    assertThat(SmallHome.last(again.history())).isEqualTo(20);
    assertThat(Files.readAllLines(again.ledger())).hasSize(20).last().asString().contains("h20");
    assertThat(again.conf().resolve("looptwin.properties")).hasContent("mqtt.password=secret");
    assertThat(Modes.of(again.data().resolve("admin-token"))).isEqualTo("rw-------");
    assertThat(again.data().resolve("server.json"))
        .content()
        .contains(folder.resolve("again/cases/mine").toString());
    assertThat(leftBehind()).containsExactlyInAnyOrder("home", name, "again");
    assertThat(small.home.data().resolve(Pins.FOLDER)).doesNotExist();
  }

  @Test
  void isForTheOwnersEyesOnly() throws Exception {
    backUp(folder.resolve("b.tar.gz"));
    backUp(folder.resolve("b"));
    assertThat(Modes.of(folder.resolve("b.tar.gz"))).isEqualTo("rw-------");
    assertThat(Modes.of(folder.resolve("b"))).isEqualTo("rwx------");
  }

  @Test
  void agreesWithItselfWhileTheServerWrites() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    Thread server =
        new Thread(
            () -> {
              try {
                while (!enough.get()) {
                  small.read();
                }
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
    server.start();
    try {
      for (int i = 0; i < 3; i++) {
        Path out = folder.resolve("b" + i + ".tar.gz");
        Contents made = backUp(out);
        Home again = new Home(folder.resolve("again" + i));
        backups.restore(out, again);
        int history = SmallHome.last(again.history());
        int journal = SmallHome.last(again.journal());
        assertThat(journal).isEqualTo((int) made.journalOffset());
        assertThat(history).isLessThanOrEqualTo((int) made.ledgerLines() + 1);
        assertThat(made.ledgerLines()).isLessThanOrEqualTo(journal);
      }
    } finally {
      enough.set(true);
      server.join();
    }
  }

  @Test
  void namesTheFileThatIsDamagedAndRestoresNothing() throws Exception {
    Path out = folder.resolve("b");
    backUp(out);
    Path plan = out.resolve("data/plans/P-1.json");
    Files.writeString(plan, "[]");
    Home again = new Home(folder.resolve("again"));
    for (Runnable use :
        List.<Runnable>of(() -> backups.verify(out), () -> backups.restore(out, again))) {
      assertThatThrownBy(use::run)
          .isInstanceOf(Damaged.class)
          .hasMessageStartingWith("data/plans/P-1.json in %s is damaged: 2 bytes".formatted(out));
    }
    assertThat(again.root()).doesNotExist();
    Files.delete(plan);
    assertThatThrownBy(() -> backups.verify(out)).hasMessageContaining("P-1.json is missing");
    Files.writeString(plan, "{}");
    Files.writeString(out.resolve("rules/evil.drl"), "rule");
    assertThatThrownBy(() -> backups.verify(out)).hasMessageContaining("not in its manifest");
    assertThat(leftBehind()).containsExactlyInAnyOrder("home", "b");
  }

  /** Wherever one byte is changed or the end is missing, it is refused. */
  @Test
  void refusesADamagedArchiveWhereverItIsDamaged() throws Exception {
    Path out = folder.resolve("b.tar.gz");
    backUp(out);
    byte[] content = unzipped(out);
    byte[] whole = Files.readAllBytes(out);
    Path bad = folder.resolve("bad.tar.gz");
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 0x41;
      Files.write(bad, flipped);
      if (!holds(bad, content)) {
        assertThatThrownBy(() -> backups.verify(bad)).as("byte %d", at).isInstanceOf(Damaged.class);
      }
      Files.write(bad, java.util.Arrays.copyOf(whole, at));
      assertThatThrownBy(() -> backups.verify(bad)).as("cut at %d", at).isInstanceOf(Damaged.class);
    }
  }

  /** Some bits of gzip, e.g. its time, mean nothing to what it holds. */
  private static boolean holds(Path archive, byte[] content) {
    try {
      return java.util.Arrays.equals(unzipped(archive), content);
    } catch (IOException e) {
      return false;
    }
  }

  /** Zipped again, so that only the archive itself can tell. */
  @Test
  void refusesAnArchiveThatEndsTooEarlyOrHasADamagedFile() throws Exception {
    Path out = folder.resolve("b.tar.gz");
    backUp(out);
    byte[] whole = unzipped(out);
    Path bad = folder.resolve("bad.tar.gz");
    int end = whole.length - 1024;
    for (int at = 0; at < end - 512; at += 512) {
      for (int length : new int[] {at, at + 100}) {
        zip(bad, java.util.Arrays.copyOf(whole, length));
        assertThatThrownBy(() -> backups.verify(bad)).as("%d", length).isInstanceOf(Damaged.class);
      }
    }
    whole[512 + 1000] ^= 1;
    zip(bad, whole);
    assertThatThrownBy(() -> backups.verify(bad))
        .hasMessageStartingWith("data/history.db in %s is damaged".formatted(bad));
  }

  private static byte[] unzipped(Path file) throws IOException {
    try (var in = new java.util.zip.GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }

  private static void zip(Path file, byte[] bytes) throws IOException {
    try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(bytes);
    }
  }

  @Test
  void readsWhatSomebodyUnpackedAndPackedAgain() throws Exception {
    Path out = folder.resolve("b.tar.gz");
    Contents made = backUp(out);
    Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
    tar("-xzf", out.toString(), "-C", unpacked.toString());
    Path again = folder.resolve("again.tar.gz");
    tar("-czf", again.toString(), "-C", unpacked.toString(), ".");
    assertThat(backups.verify(again)).isEqualTo(made);
  }

  private static void tar(String... arguments) throws Exception {
    List<String> command = new java.util.ArrayList<>(List.of("tar"));
    command.addAll(List.of(arguments));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  @Test
  void writesNothingOutsideOfTheHome() throws Exception {
    Path evil = folder.resolve("evil.tar.gz");
    try (TarWriter tar =
        new TarWriter(new java.util.zip.GZIPOutputStream(Files.newOutputStream(evil)), 0)) {
      tar.add("../stolen", 0600, 1, new java.io.ByteArrayInputStream(new byte[1]));
    }
    assertThatThrownBy(() -> backups.restore(evil, new Home(folder.resolve("again"))))
        .isInstanceOf(Damaged.class)
        .hasMessageContaining("'../stolen'");
    assertThat(folder.resolve("stolen")).doesNotExist();
  }

  @Test
  void overwritesNothing() throws Exception {
    Path out = folder.resolve("b.tar.gz");
    backUp(out);
    assertThatThrownBy(() -> backUp(out)).hasMessageContaining("exists already");
    assertThatThrownBy(() -> backUp(small.home.data().resolve("b.tar.gz")))
        .hasMessageContaining("lies in the home itself");
    assertThatThrownBy(() -> backups.restore(out, small.home))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not empty");
    assertThatThrownBy(() -> backups.backUp(new Home(folder), folder.resolve("c"), "1", NOON))
        .hasMessageContaining("is no home with a journal");
  }
}
