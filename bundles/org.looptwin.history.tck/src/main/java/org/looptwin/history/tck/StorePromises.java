package org.looptwin.history.tck;

import static org.looptwin.history.tck.Diary.SIX;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.looptwin.history.api.HistoryStore;
import org.looptwin.history.api.HistoryStore.Function;
import org.looptwin.history.api.HistoryStore.Point;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;
import org.looptwin.plugin.api.Check;
import org.looptwin.plugin.api.Contract;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * What every {@link HistoryStore} promises. It writes to the store it tries: give it one of its
 * own.
 */
@Component(service = Contract.class, property = "name=HistoryStore")
public final class StorePromises implements Contract<HistoryStore> {
  private static final Instant EIGHT = SIX.plus(Duration.ofHours(2));
  private static final Duration HOUR = Duration.ofHours(1);

  @Activate
  public StorePromises() {}

  @Override
  public String name() {
    return "HistoryStore";
  }

  @Override
  public Class<HistoryStore> spi() {
    return HistoryStore.class;
  }

  @Override
  public boolean appliesTo(Map<String, ?> properties) {
    return true;
  }

  @Override
  public List<Check<HistoryStore>> checks() {
    return List.of(
        new Check<>("the offset follows what was stored", StorePromises::offset),
        new Check<>("raw points come in the order of time", StorePromises::raw),
        new Check<>("the same entries again change nothing", StorePromises::repeated),
        new Check<>("buckets begin at UTC hours and days", StorePromises::buckets),
        new Check<>("every function counts what lies in its bucket", StorePromises::functions),
        new Check<>("the beginning belongs to it, the end does not", StorePromises::borders),
        new Check<>("BAD readings are left out unless asked for", StorePromises::quality),
        new Check<>("texts are kept, and left out of means", StorePromises::texts),
        new Check<>("a series never written has no points", StorePromises::unknown),
        new Check<>("everything stored is handed out once", StorePromises::export),
        new Check<>("a selection is handed out, and nothing else", MorePromises::selection),
        new Check<>("the newest point of each series is the latest", MorePromises::latest),
        new Check<>("data that comes weeks late counts in its own time", MorePromises::late),
        new Check<>("it has a name", MorePromises::name));
  }

  private static Optional<String> offset(HistoryStore store) {
    long before = store.offset();
    if (before < 0) {
      return complain("Its offset is %d, expected 0 when nothing is stored.", before);
    }
    Diary diary = new Diary(store, "offset").write();
    return compare("the offset after an append", diary.lastOffset(), store.offset());
  }

  private static Optional<String> raw(HistoryStore store) {
    Diary diary = new Diary(store, "raw").write();
    return compare("raw values", List.of(10.0, 1.0, 40.0, 5.0), values(raw(store, diary, false)));
  }

  private static Optional<String> repeated(HistoryStore store) {
    Diary diary = new Diary(store, "repeated").write();
    long offset = store.offset();
    diary.write();
    store.append(diary.entries().subList(0, 2));
    Optional<String> moved = compare("the offset after a replay", offset, store.offset());
    return moved.isPresent()
        ? moved
        : compare(
            "COUNT by hour after a replay",
            byHour(3.0, 1.0),
            query(store, diary, HOUR, Function.COUNT));
  }

  private static Optional<String> buckets(HistoryStore store) {
    Diary diary = new Diary(store, "buckets").write();
    Instant tenPast = SIX.plus(Duration.ofMinutes(10));
    Optional<String> hours =
        compare(
            "SUM by hour from 6:10",
            byHour(41.0, 5.0),
            store.query(diary.series(), tenPast, EIGHT, HOUR, Function.SUM, false));
    return hours.isPresent()
        ? hours
        : compare(
            "COUNT by day",
            List.of(new Point(Instant.parse("2024-03-01T00:00:00Z"), 4.0)),
            query(store, diary, Duration.ofDays(1), Function.COUNT));
  }

  private static Optional<String> functions(HistoryStore store) {
    Diary diary = new Diary(store, "functions").write();
    Map<Function, Double> firstHour = new LinkedHashMap<>();
    firstHour.put(Function.MEAN, 17.0);
    firstHour.put(Function.MIN, 1.0);
    firstHour.put(Function.MAX, 40.0);
    firstHour.put(Function.LAST, 40.0);
    firstHour.put(Function.SUM, 51.0);
    for (Map.Entry<Function, Double> each : firstHour.entrySet()) {
      Optional<String> complaint =
          compare(
              each.getKey() + " by hour of 10 at 6:00, 1 at 6:20, 40 at 6:30, 5 at 7:00",
              byHour(each.getValue(), 5.0),
              query(store, diary, HOUR, each.getKey()));
      if (complaint.isPresent()) {
        return complaint;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> borders(HistoryStore store) {
    Diary diary = new Diary(store, "borders").write();
    return compare(
        "SUM from 6:00 to 7:00",
        List.of(new Point(SIX, 51.0)),
        store.query(diary.series(), SIX, SIX.plus(HOUR), HOUR, Function.SUM, false));
  }

  private static Optional<String> quality(HistoryStore store) {
    Diary diary = new Diary(store, "quality").write();
    Optional<String> left =
        compare("MAX without BAD", byHour(40.0, 5.0), query(store, diary, HOUR, Function.MAX));
    return left.isPresent()
        ? left
        : compare(
            "raw values of all qualities",
            List.of(10.0, 900.0, 1.0, 40.0, 5.0),
            values(raw(store, diary, true)));
  }

  private static Optional<String> texts(HistoryStore store) {
    long before = store.offset();
    SeriesId line = new SeriesId("battery-plant", "contract-texts-" + before, "line_state");
    store.append(
        List.of(
            entry(before + 1, line, SIX, Value.of("RUN")),
            entry(before + 2, line, SIX.plusSeconds(60), Value.of("STOP"))));
    Optional<String> last =
        compare(
            "LAST of RUN, STOP",
            List.of(new Point(SIX, "STOP")),
            store.query(line, SIX, EIGHT, HOUR, Function.LAST, false));
    return last.isPresent()
        ? last
        : compare(
            "MEAN of RUN, STOP",
            List.of(),
            store.query(line, SIX, EIGHT, HOUR, Function.MEAN, false));
  }

  private static Optional<String> unknown(HistoryStore store) {
    SeriesId never = new SeriesId("supplier", "contract-never-written", "stock_on_hand");
    return compare(
        "points of a series never written",
        List.of(),
        store.query(never, SIX, EIGHT, Duration.ZERO, Function.LAST, true));
  }

  private static Optional<String> export(HistoryStore store) {
    Diary diary = new Diary(store, "export").write();
    List<Double> numbers = new ArrayList<>();
    store.export(
        entry -> {
          if (entry.reading().series().equals(diary.series())) {
            numbers.add(entry.reading().value().number());
          }
        });
    return compare("values handed out", List.of(10.0, 900.0, 1.0, 40.0, 5.0), numbers);
  }

  private static JournalEntry entry(long offset, SeriesId series, Instant at, Value value) {
    return new JournalEntry(offset, new Reading(series, at, value, Quality.GOOD, -1, "x"), SIX);
  }

  private static List<Point> byHour(double six, double seven) {
    return List.of(new Point(SIX, six), new Point(SIX.plus(HOUR), seven));
  }

  private static List<Point> query(
      HistoryStore store, Diary diary, Duration every, Function function) {
    return store.query(diary.series(), SIX, EIGHT, every, function, false);
  }

  private static List<Point> raw(HistoryStore store, Diary diary, boolean all) {
    return store.query(diary.series(), SIX, EIGHT, Duration.ZERO, Function.LAST, all);
  }

  private static List<Object> values(List<Point> points) {
    return points.stream().map(Point::value).toList();
  }

  static Optional<String> compare(String what, Object expected, Object got) {
    return expected.equals(got)
        ? Optional.empty()
        : complain("%s: %s, expected %s.", what, got, expected);
  }

  static Optional<String> complain(String format, Object... values) {
    return Optional.of(format.formatted(values));
  }
}
