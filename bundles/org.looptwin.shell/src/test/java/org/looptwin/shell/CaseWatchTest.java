package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.model.json.CaseDigest;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.json.CaseShelf;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.CaseSource;

/** The watch is looked through by hand; its timer is not started. */
class CaseWatchTest {
  private static final String MARK = "0,S9,";

  @TempDir Path temp;
  private final Server server = new Server();
  private Path folder;
  private CaseWatch watch;

  private record InForce(Case current, String digest) implements CaseSource {}

  /** Notes what it is given. */
  private static final class Server implements CaseWatch.Takeover {
    private final List<String> used = new ArrayList<>();
    private CaseSource inForce;
    private String fails;

    @Override
    public CaseSource inForce() {
      return inForce;
    }

    @Override
    public Optional<String> use(Case next, String digest) {
      used.add(digest);
      if (fails != null) {
        return Optional.of(fails);
      }
      inForce = new InForce(next, digest);
      return Optional.empty();
    }
  }

  @BeforeEach
  void aServerRunsOnTiny() throws IOException {
    folder = Files.createDirectories(temp.resolve("tiny"));
    try (Stream<Path> files = Files.list(Path.of("../../twin-model/cases/tiny"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, folder.resolve(file.getFileName().toString()));
      }
    }
    server.inForce = new InForce(CaseFolder.read(folder).reference(), CaseDigest.of(folder));
    watch = new CaseWatch(folder, new CaseShelf(temp.resolve("shelf")), server);
    watch.look();
    watch.look();
  }

  @AfterEach
  void close() {
    watch.close();
  }

  @Test
  void aChangedCaseIsUsedOnceWhenItsFilesAreQuiet() throws IOException {
    rename("first");
    watch.look();
    assertThat(server.used).isEmpty(); // perhaps it is still being written

    watch.look();
    watch.look();
    watch.look();
    assertThat(server.used).containsExactly(CaseDigest.of(folder));
    assertThat(firstName()).isEqualTo("first");
  }

  @Test
  void whileFilesKeepChangingNothingIsUsed() throws IOException {
    for (int edit = 0; edit < 5; edit++) {
      rename("edit " + "x".repeat(edit));
      watch.look();
    }
    assertThat(server.used).isEmpty();

    watch.look();
    assertThat(firstName()).isEqualTo("edit xxxx");
  }

  @Test
  void newTimesOfOldContentsAndNotesAreNoChange() throws IOException {
    Files.setLastModifiedTime(folder.resolve("nodes.csv"), FileTime.fromMillis(1));
    Files.writeString(folder.resolve("NOTES.md"), "to do");
    look(3);
    assertThat(server.used).isEmpty();
  }

  @Test
  void aBrokenCaseIsNotUsedAndTheNextGoodOneIs() throws IOException {
    CaseSource before = server.inForce;
    String nodes = Files.readString(folder.resolve("nodes.csv"));
    Files.writeString(folder.resolve("nodes.csv"), nodes + MARK);
    look(3);
    assertThat(server.used).isEmpty();
    assertThat(server.inForce).isSameAs(before);

    Files.writeString(folder.resolve("nodes.csv"), nodes);
    look(3);
    assertThat(server.used).isEmpty(); // that is what is in force

    rename("mended");
    look(2);
    assertThat(firstName()).isEqualTo("mended");
  }

  @Test
  void aMissingFolderIsEnduredAndItsReturnSeen() throws IOException {
    Path aside = temp.resolve("aside");
    Files.move(folder, aside);
    look(3);
    Files.move(aside, folder);
    rename("back");
    look(2);
    assertThat(server.used).hasSize(1);
  }

  @Test
  void aCaseThatTheServerCannotStartWithIsNotTriedAgainUntilItChanges() throws IOException {
    server.fails = "the loop does not start";
    rename("heavy");
    look(5);
    assertThat(server.used).hasSize(1);

    server.fails = null;
    rename("light");
    look(2);
    assertThat(server.used).hasSize(2);
    assertThat(firstName()).isEqualTo("light");
  }

  @Test
  void aChangeBetweenTheServersStartAndTheFirstLookIsSeen() throws IOException {
    rename("early");
    try (CaseWatch late = new CaseWatch(folder, new CaseShelf(temp.resolve("shelf")), server)) {
      late.look();
      late.look();
    }
    assertThat(firstName()).isEqualTo("early");
  }

  private void look(int times) {
    for (int i = 0; i < times; i++) {
      watch.look();
    }
  }

  private String firstName() {
    return server.inForce.current().network().nodes().get(0).name();
  }

  /** Another name for the first site. */
  private void rename(String name) throws IOException {
    Path file = folder.resolve("nodes.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    int column = List.of(lines.get(0).split(",")).indexOf("name");
    String[] cells = lines.get(1).split(",", -1);
    cells[column] = name;
    lines.set(1, String.join(",", cells));
    Files.write(file, lines);
  }
}
