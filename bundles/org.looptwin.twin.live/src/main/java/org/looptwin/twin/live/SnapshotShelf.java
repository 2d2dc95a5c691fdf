package org.looptwin.twin.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.looptwin.twin.live.SnapshotFile.Kept;

/**
 * Kept states: the newest, some before it, a minute or more apart, for who lags behind the twin,
 * and a few of all times, so that no past is far from one. One thread writes; any may read.
 */
final class SnapshotShelf {
  private static final int GENERATIONS = 4;
  private static final Duration APART = Duration.ofMinutes(1);
  private final List<Path> files;
  private final SnapshotArchive archive;
  private Instant movedUp = Instant.MIN;

  /**
   * @param newest the others stand beside it, with .1, .2 ... after their name
   * @param archive for those of all times
   */
  SnapshotShelf(Path newest, SnapshotArchive archive) {
    this.archive = archive;
    this.files =
        IntStream.range(0, GENERATIONS)
            .mapToObj(n -> n == 0 ? newest : newest.resolveSibling(newest.getFileName() + "." + n))
            .toList();
  }

  void put(Kept kept) throws IOException {
    if (!kept.latestReceived().isBefore(movedUp.plus(APART))) {
      moveUp();
      movedUp = kept.latestReceived();
    }
    new SnapshotFile(files.get(0)).write(kept);
    archive.put(kept);
  }

  /**
   * Those up to a journal offset, the newest first, read one by one as they are asked for; damaged
   * ones are left out.
   */
  Stream<Kept> upTo(long offset) {
    return Stream.concat(files.stream(), archive.upTo(offset))
        .map(file -> new SnapshotFile(file).read())
        .flatMap(Optional::stream)
        .filter(kept -> kept.snapshot().revision() <= offset);
  }

  private void moveUp() throws IOException {
    for (int n = GENERATIONS - 1; n > 0; n--) {
      if (Files.exists(files.get(n - 1))) {
        Files.move(
            files.get(n - 1),
            files.get(n),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
