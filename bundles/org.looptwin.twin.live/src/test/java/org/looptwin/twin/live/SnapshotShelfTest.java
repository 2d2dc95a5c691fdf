package org.looptwin.twin.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.model.twin.TwinSnapshot;

class SnapshotShelfTest {
  private static final Instant SIX = Instant.parse("2024-03-01T06:00:00Z");

  @TempDir Path folder;

  private SnapshotShelf shelf(long archiveEvery) throws Exception {
    SnapshotArchive archive = new SnapshotArchive(folder.resolve("archive"), archiveEvery);
    return new SnapshotShelf(folder.resolve("kept"), archive);
  }

  private void put(SnapshotShelf shelf, long revision, long second) throws Exception {
    TwinSnapshot snapshot = TwinSnapshot.restored("small", revision, SIX, List.of());
    shelf.put(new SnapshotFile.Kept(snapshot, SIX.plusSeconds(second), "entry " + revision));
  }

  private List<Long> revisions(SnapshotShelf shelf) {
    return shelf.upTo(Long.MAX_VALUE).map(kept -> kept.snapshot().revision()).toList();
  }

  /** At 70 s the one of 50 s has moved up, and the one of 0 s with it. */
  @Test
  void holdsTheNewestAndSomeThatAreMinutesOlder() throws Exception {
    SnapshotShelf shelf = shelf(1_000);
    put(shelf, 1, 0);
    put(shelf, 2, 20);
    put(shelf, 3, 50);
    assertThat(revisions(shelf)).containsExactly(3L);
    put(shelf, 4, 70);
    put(shelf, 5, 80);
    assertThat(revisions(shelf)).containsExactly(5L, 3L);
    put(shelf, 6, 130);
    put(shelf, 7, 190);
    put(shelf, 8, 250);
    assertThat(revisions(shelf)).containsExactly(8L, 7L, 6L, 5L);
  }

  @Test
  void aDamagedOneIsLeftOut() throws Exception {
    SnapshotShelf shelf = shelf(1_000);
    put(shelf, 1, 0);
    put(shelf, 2, 60);
    Files.writeString(folder.resolve("kept"), "damaged");
    assertThat(revisions(shelf)).containsExactly(1L);
  }

  /** One every 10 entries from 10 on; the 65th, of 650, makes 10, 30, 50 ... go. */
  @Test
  void aFewOfAllTimesStayAlsoOverARestart() throws Exception {
    SnapshotShelf shelf = shelf(10);
    for (long revision = 1; revision <= 655; revision++) {
      put(shelf, revision, 0);
    }
    for (SnapshotShelf any : List.of(shelf, shelf(10))) {
      assertThat(any.upTo(100).map(kept -> kept.snapshot().revision()))
          .containsExactly(100L, 80L, 60L, 40L, 20L);
      assertThat(any.upTo(99).findFirst().orElseThrow().snapshot().revision()).isEqualTo(80);
      assertThat(any.upTo(19)).isEmpty();
    }
  }
}
