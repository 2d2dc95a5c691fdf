package org.looptwin.history.tck;

import static org.looptwin.history.tck.Diary.SIX;
import static org.looptwin.history.tck.StorePromises.compare;
import static org.looptwin.history.tck.StorePromises.complain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.looptwin.history.api.HistoryStore;
import org.looptwin.history.api.HistoryStore.Function;
import org.looptwin.history.api.HistoryStore.Point;
import org.looptwin.history.api.Selection;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

/** What stores promise of newest points, selections, late data and names. */
final class MorePromises {
  private static final Duration DAY = Duration.ofDays(1);

  private MorePromises() {}

  static Optional<String> selection(HistoryStore store) {
    Diary diary = new Diary(store, "selection").write();
    Diary other = new Diary(store, "selection-other").write();
    Instant from = SIX.plus(Duration.ofMinutes(10));
    Instant to = SIX.plus(Duration.ofMinutes(30));
    List<Reading> handedOut = new ArrayList<>();
    store.export(Selection.of(diary.series(), from, to), entry -> handedOut.add(entry.reading()));
    boolean foreign =
        handedOut.stream().anyMatch(reading -> reading.series().equals(other.series()));
    return foreign
        ? complain("A selection of %s handed out %s, too.", diary.series(), other.series())
        : compare(
            "values of a selection from 6:10 to 6:30",
            List.of(900.0, 1.0),
            handedOut.stream().map(reading -> reading.value().number()).toList());
  }

  static Optional<String> latest(HistoryStore store) {
    Diary diary = new Diary(store, "latest").write();
    SeriesId series = diary.series();
    long before = store.offset();
    Instant seven = SIX.plus(Duration.ofHours(1));
    store.append(
        List.of(
            entry(before + 1, series, seven.plusSeconds(60), 901, Quality.BAD),
            entry(before + 2, series, seven.minusSeconds(60), 3, Quality.GOOD)));
    SeriesId never = new SeriesId("supplier", "contract-never-written", "stock_on_hand");
    return compare(
        "the latest of 5 at 7:00, a late 3 at 6:59, a BAD 901 at 7:01; and of a series never written",
        Map.of(series, new Point(seven, 5.0)),
        store.latest(List.of(series, never)));
  }

  static Optional<String> late(HistoryStore store) {
    Diary diary = new Diary(store, "late").write();
    Instant then = Instant.parse("2024-01-05T12:00:00Z");
    store.append(List.of(entry(store.offset() + 1, diary.series(), then, 8, Quality.GOOD)));
    Instant day = Instant.parse("2024-01-05T00:00:00Z");
    return compare(
        "COUNT by day of four readings on 1 March and a late one of 5 January",
        List.of(new Point(day, 1.0), new Point(Instant.parse("2024-03-01T00:00:00Z"), 4.0)),
        store.query(diary.series(), day, SIX.plus(DAY), DAY, Function.COUNT, false));
  }

  static Optional<String> name(HistoryStore store) {
    String name = store.name();
    if (name == null || name.isBlank()) {
      return complain("Its name is '%s', expected a word that operators know it by.", name);
    }
    return compare("its name when asked again", name, store.name());
  }

  private static JournalEntry entry(
      long offset, SeriesId series, Instant at, double value, Quality quality) {
    return new JournalEntry(offset, new Reading(series, at, Value.of(value), quality, -1, "x"), at);
  }
}
