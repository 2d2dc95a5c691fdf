package org.looptwin.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseShelfTest {
  @TempDir Path temp;
  private Path mine;
  private CaseShelf shelf;

  @BeforeEach
  void copyOfTiny() throws IOException {
    mine = Files.createDirectories(temp.resolve("mine"));
    try (Stream<Path> files = Files.list(Path.of("..", "cases", "tiny"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, mine.resolve(file.getFileName().toString()));
      }
    }
    shelf = new CaseShelf(temp.resolve("shelf"));
  }

  @Test
  void whatWasTakenStaysAsItWasWhenTheUsersFilesChange() throws IOException {
    CaseShelf.Taken taken = shelf.take(mine);
    assertThat(taken.reading().reference().name()).isEqualTo("mine");

    String nodes = Files.readString(mine.resolve("nodes.csv"));
    Files.writeString(mine.resolve("nodes.csv"), "broken");

    Path kept = shelf.find(taken.digest()).orElseThrow();
    assertThat(kept.resolve("nodes.csv")).hasContent(nodes);
    assertThat(CaseFolder.read(kept).reference().name()).isEqualTo("mine");
  }

  @Test
  void aBrokenFolderIsNotKeptAndItsProblemsNameTheUsersFiles() throws IOException {
    Files.writeString(mine.resolve("subsets.json"), "{\n\n oops");

    CaseShelf.Taken taken = shelf.take(mine);

    assertThat(taken.reading().reference()).isNull();
    assertThat(taken.reading().errors().get(0).toString())
        .startsWith(mine.resolve("subsets.json") + ":3: ");
    assertThat(shelf.find(taken.digest())).isEmpty();
    assertThat(temp.resolve("shelf")).isEmptyDirectory();
  }

  @Test
  void takingTheSameTwiceKeepsOneCopy() throws IOException {
    String first = shelf.take(mine).digest();
    assertThat(shelf.take(mine).digest()).isEqualTo(first);
    try (Stream<Path> kept = Files.list(temp.resolve("shelf"))) {
      assertThat(kept).containsExactly(temp.resolve("shelf").resolve(first));
    }
  }

  @Test
  void aDigestIsOfContentsAndNotOfTimesNotesOrFolders() throws IOException {
    String before = CaseDigest.of(mine);

    Files.setLastModifiedTime(mine.resolve("nodes.csv"), FileTime.fromMillis(12_345));
    Files.writeString(mine.resolve("README.md"), "a note");
    Files.writeString(mine.resolve(".nodes.csv.swp"), "an editor's");
    Files.createDirectories(mine.resolve("old.csv"));
    assertThat(CaseDigest.of(mine)).isEqualTo(before).hasSize(32);

    Files.writeString(mine.resolve("nodes.csv"), Files.readString(mine.resolve("nodes.csv")) + " ");
    assertThat(CaseDigest.of(mine)).isNotEqualTo(before);
  }

  /** Without the lengths in the digest, a row that moves to the next file would not be seen. */
  @Test
  void aDigestSeesWhatMovesFromOneFileToTheNext() throws IOException {
    Path one = Files.createDirectories(temp.resolve("one"));
    Path two = Files.createDirectories(temp.resolve("two"));
    Files.writeString(one.resolve("a.csv"), "xb.csvy");
    Files.writeString(two.resolve("a.csv"), "x");
    Files.writeString(two.resolve("b.csv"), "y");

    assertThat(CaseDigest.of(one)).isNotEqualTo(CaseDigest.of(two));
  }
}
