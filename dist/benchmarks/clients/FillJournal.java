import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;
import org.looptwin.twin.api.JournalArchive;
import org.looptwin.twin.live.JournalFiles;

/**
 * Makes a journal of many readings by the server's own classes.
 *
 * <pre>FillJournal FILE READINGS SERIES FIRST_MS STEP_MS</pre>
 *
 * The series are metrics of batteries, in turn; each turn is STEP_MS later than the last.
 */
public final class FillJournal {
  private static final int PIECE = 50_000;
  private static final List<String> METRICS = List.of("soh", "soc", "cycles", "temp_max");

  private FillJournal() {}

  public static void main(String[] args) {
    long readings = Long.parseLong(args[1]);
    int count = Integer.parseInt(args[2]);
    long first = Long.parseLong(args[3]);
    long step = Long.parseLong(args[4]);
    List<SeriesId> series = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      series.add(
          new SeriesId("battery", "P%06d".formatted(1 + i / METRICS.size()), METRICS.get(i % 4)));
    }
    try (JournalArchive.Writer journal = new JournalFiles().create(Path.of(args[0]))) {
      List<JournalEntry> piece = new ArrayList<>(PIECE);
      for (long offset = 1; offset <= readings; offset++) {
        long ts = first + (offset - 1) / count * step;
        SeriesId one = series.get((int) ((offset - 1) % count));
        Reading reading =
            new Reading(
                one,
                Instant.ofEpochMilli(ts),
                Value.of(20 + offset * 7919 % 4000 / 100.0),
                Quality.GOOD,
                offset % 1_000_000,
                "plc-3");
        piece.add(new JournalEntry(offset, reading, Instant.ofEpochMilli(ts + 20)));
        if (piece.size() == PIECE || offset == readings) {
          journal.append(piece);
          piece.clear();
        }
      }
    }
  }
}
