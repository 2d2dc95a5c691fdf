package org.looptwin.twin.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyIndexTest {
  private static final int COUNT = 17 * KeyIndex.RUN + 10;

  @TempDir Path folder;
  private final List<KeyIndex> open = new ArrayList<>();

  @AfterEach
  void close() {
    open.forEach(KeyIndex::close);
  }

  /** The key of an entry: 100 series in turn, a step of time for every turn, two senders. */
  private static long hash(long offset) {
    return KeyHash.of(offset % 100, offset % 3 == 0 ? "a" : "b", ts(offset));
  }

  private static long ts(long offset) {
    return 1_700_000_000_000L + offset / 100 * 1000;
  }

  private KeyIndex index(long last) throws Exception {
    KeyIndex index =
        KeyIndex.open(folder, offset -> offset >= 1 && offset <= last ? hash(offset) : null);
    open.add(index);
    return index;
  }

  private static void fill(KeyIndex index, long last) {
    while (index.next() <= last) {
      index.add(hash(index.next()), ts(index.next()));
      if (index.next() % 1_000 == 0) {
        index.committed();
      }
    }
    index.committed();
  }

  private static boolean finds(KeyIndex index, long offset) throws IOException {
    return index.find(hash(offset), ts(offset), at -> at == offset);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void findsEveryKeyInMemoryAndInFilesAndNoOther() throws Exception {
    KeyIndex index = index(0);
    fill(index, COUNT);
    assertThat(files())
        .containsExactly(
            "%016d-%d.keys".formatted(1, 16 * KeyIndex.RUN),
            "%016d-%d.keys".formatted(16 * KeyIndex.RUN + 1, KeyIndex.RUN));
    for (long offset = 1; offset <= COUNT; offset += 997) {
      assertThat(finds(index, offset)).as("offset %d", offset).isTrue();
      long other = KeyHash.of(offset % 100, "c", ts(offset));
      assertThat(index.find(other, ts(offset), at -> hash(at) == other)).isFalse();
    }
    assertThat(finds(index, COUNT)).isTrue();
  }

  @Test
  void goesOnAfterARestartWithWhatIsInNoFileYet() throws Exception {
    fill(index(0), KeyIndex.RUN + 5);
    KeyIndex again = index(KeyIndex.RUN + 5);
    assertThat(again.next()).isEqualTo(KeyIndex.RUN + 1);
    fill(again, KeyIndex.RUN + 5);
    assertThat(finds(again, 1)).isTrue();
    assertThat(finds(again, KeyIndex.RUN + 5)).isTrue();
  }

  @Test
  void makesAFileAgainThatIsDamagedOrCutOff() throws Exception {
    fill(index(0), 2 * KeyIndex.RUN);
    Path second = folder.resolve(files().get(1));
    byte[] whole = Files.readAllBytes(second);
    byte[] damaged = whole.clone();
    damaged[9] ^= 1;
    for (byte[] bad : List.of(damaged, java.util.Arrays.copyOf(whole, whole.length - 8))) {
      Files.write(second, bad);
      KeyIndex again = index(2 * KeyIndex.RUN);
      assertThat(again.next()).isEqualTo(KeyIndex.RUN + 1);
      fill(again, 2 * KeyIndex.RUN);
      assertThat(Files.readAllBytes(second)).isEqualTo(whole);
    }
  }

  @Test
  void takesNoFilesOfAnotherJournal() throws Exception {
    fill(index(0), 2 * KeyIndex.RUN);
    KeyIndex other = KeyIndex.open(folder, offset -> 1L);
    assertThat(other.next()).isEqualTo(1);
    assertThat(files()).isEmpty();
  }

  @Test
  void takesNoFilesBeyondAShorterJournalsEnd() throws Exception {
    fill(index(0), 2 * KeyIndex.RUN);
    assertThat(index(KeyIndex.RUN + 7).next()).isEqualTo(KeyIndex.RUN + 1);
    assertThat(files()).hasSize(1);
  }

  @Test
  void takesTheLargeFileWhenAKillLeftTheSmallOnesToo() throws Exception {
    fill(index(0), 2 * KeyIndex.RUN);
    Path first = folder.resolve(files().get(0));
    byte[] small = Files.readAllBytes(first);
    KeyIndex whole = index(2 * KeyIndex.RUN);
    fill(whole, 16 * KeyIndex.RUN);
    assertThat(files()).hasSize(1);
    Files.write(first, small);
    KeyIndex again = index(16 * KeyIndex.RUN);
    assertThat(again.next()).isEqualTo(16 * KeyIndex.RUN + 1);
    assertThat(files()).containsExactly("%016d-%d.keys".formatted(1, 16 * KeyIndex.RUN));
    assertThat(finds(again, 5)).isTrue();
  }
}
