package org.looptwin.forecast.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.looptwin.forecast.api.ForecastRecord.News;
import org.looptwin.forecast.api.KeptForecast;
import org.looptwin.forecast.api.KeptForecast.Role;
import org.looptwin.forecast.api.Trust;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.quantity.MonthlySeries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps forecasts, outcomes and news: in a book to ask and in a file to last. Notices drift, bands
 * that do not hold, and a challenger that has become better.
 *
 * <p><b>Threads:</b> any. Whoever writes waits for the disk, one after the other; whoever asks does
 * not.
 */
final class Keeper implements AutoCloseable {
  static final String DRIFT = "drift";
  static final String ALARM = "coverage-alarm";
  static final String CLEARED = "coverage-cleared";

  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
  private static final double LOW = 0.1;
  private static final double HIGH = 0.9;

  /** Held while something is written; taken before this object's own lock, never within it. */
  private final Object disk = new Object();

  private final Paper file;
  private final Growth growth;
  private final Book book;
  private final Scores scores;
  private final Clock clock;
  private final RecordLines lines = new RecordLines();
  private final Map<String, String> champions = new ConcurrentHashMap<>();
  private volatile String trouble = "";

  Keeper(Paper file, Book book, Clock clock, long compactBytes) {
    this.file = file;
    this.book = book;
    this.scores = new Scores(book);
    this.clock = clock;
    this.growth = new Growth(compactBytes);
    book.targets().forEach(target -> champions.put(target, scores.champion(target)));
  }

  /**
   * @throws UncheckedIOException when the file can be neither read nor written
   */
  static Keeper open(Path home, Clock clock, long compactBytes) {
    Path path = RecordFile.in(home);
    try {
      Book book = book(path);
      Keeper keeper = new Keeper(RecordFile.open(path), book, clock, compactBytes);
      keeper.tidy();
      return keeper;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The forecasts' record %s cannot be opened.".formatted(path), e);
    }
  }

  static Book book(Path file) throws IOException {
    Book book = new Book();
    RecordLines lines = new RecordLines();
    int number = 0;
    for (String line : RecordFile.lines(file)) {
      number++;
      try {
        lines.read(line, book);
      } catch (IllegalArgumentException e) {
        LOG.warn("{}:{} is passed over: {}", file, number, e.getMessage());
      }
    }
    return book;
  }

  private static List<String> all(Book book) {
    RecordLines lines = new RecordLines();
    List<String> all = new ArrayList<>();
    book.targets().forEach(target -> book.of(target).forEach(kept -> all.add(lines.of(kept))));
    book.known().forEach(known -> all.add(lines.of(known)));
    book.news().forEach(item -> all.add(lines.of(item)));
    return all;
  }

  /** Takes note of a forecast, and of what its history tells of earlier ones. */
  void take(Asked asked, Role role) {
    synchronized (disk) {
      write(noted(asked, role));
    }
  }

  private synchronized List<String> noted(Asked asked, Role role) {
    Instant now = clock.instant();
    List<String> added = new ArrayList<>();
    List<Book.Known> learnt = book.learnt(asked.history(), now);
    for (Book.Known known : learnt) {
      book.put(known);
      added.add(lines.of(known));
    }
    KeptForecast kept = kept(asked, role, now);
    if (book.newest(kept.target(), Set.of(role)).filter(last -> same(last, kept)).isEmpty()) {
      book.put(kept);
      added.add(lines.of(kept));
    }
    if (!added.isEmpty()) {
      List<News> found = noticed(kept, now);
      if (!learnt.isEmpty()) {
        scores.switched(kept.target(), now).ifPresent(found::add);
      }
      found.forEach(item -> tell(item, added));
    }
    return added;
  }

  private List<News> noticed(KeptForecast kept, Instant now) {
    List<News> found = new ArrayList<>();
    String target = kept.target();
    Trust.Drift drift = scores.drift(target);
    if (drift.alarm() && !toldSince(DRIFT, target, kept)) {
      found.add(new News(now, DRIFT, target, drift.text()));
    }
    Trust.Coverage coverage = scores.coverage(target);
    boolean alarm = coverage.state() == Trust.State.ALARM;
    if (alarm != alarmed(target)) {
      found.add(new News(now, alarm ? ALARM : CLEARED, target, coverage.text()));
    }
    return found;
  }

  /** Whether it was told since the last month became known. */
  private boolean toldSince(String kind, String target, KeptForecast kept) {
    Instant first =
        book.of(target).stream()
            .filter(each -> each.lastKnown().equals(kept.lastKnown()))
            .map(KeptForecast::madeAt)
            .min(Instant::compareTo)
            .orElse(kept.madeAt());
    return book.news().stream()
        .anyMatch(
            item ->
                item.kind().equals(kind)
                    && item.target().equals(target)
                    && !item.at().isBefore(first));
  }

  private boolean alarmed(String target) {
    boolean alarmed = false;
    for (News item : book.news()) {
      if (item.target().equals(target)) {
        alarmed = item.kind().equals(ALARM) || alarmed && !item.kind().equals(CLEARED);
      }
    }
    return alarmed;
  }

  /** For the operator's log and for the file. */
  void tell(News item) {
    synchronized (disk) {
      List<String> added = new ArrayList<>();
      synchronized (this) {
        tell(item, added);
      }
      write(added);
    }
  }

  private void tell(News item, List<String> added) {
    book.put(item);
    added.add(lines.of(item));
    champions.put(item.target(), scores.champion(item.target()));
    if (item.kind().equals(ALARM)) {
      LOG.warn("Forecasts: {}", item.text());
    } else {
      LOG.info("Forecasts: {}: {}", item.kind(), item.text());
    }
  }

  /** Without a disk the record goes on in memory. */
  private void write(List<String> added) {
    if (added.isEmpty()) {
      return;
    }
    try {
      file.add(added);
      trouble = "";
      tidy();
    } catch (IOException e) {
      if (trouble.isEmpty()) {
        LOG.warn("Forecasts cannot be kept, the loop goes on: {}", e.toString());
      }
      trouble = "forecasts cannot be kept: " + e;
    }
  }

  /** Leaves out what is not needed any more, where that is due. */
  private void tidy() {
    try {
      long bytes = file.bytes();
      if (growth.due(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), bytes)) {
        file.rewrite(needed());
        growth.rewritten(file.bytes());
        LOG.info("The forecasts' record has {} bytes anew instead of {}", file.bytes(), bytes);
      }
    } catch (IOException e) {
      LOG.warn(
          "The forecasts' record goes on growing, it cannot be written anew: {}", e.toString());
    }
  }

  private synchronized List<String> needed() {
    book.thin();
    return all(book);
  }

  private KeptForecast kept(Asked asked, Role role, Instant now) {
    Outlook outlook = asked.outlook();
    MonthlySeries values = asked.history().values();
    return new KeptForecast(
        book.next(),
        asked.target(),
        role,
        now,
        lastKnown(asked),
        values.last(),
        outlook.member(),
        outlook.heard(),
        outlook.mean(),
        outlook.quantiles().getOrDefault(LOW, outlook.mean()),
        outlook.quantiles().getOrDefault(HIGH, outlook.mean()),
        outlook.errors(),
        List.of());
  }

  /** The last month that somebody told; the one before the history when there is none. */
  static YearMonth lastKnown(Asked asked) {
    SeriesHistory history = asked.history();
    int known = history.values().months();
    while (known > 0 && !history.observed(known - 1)) {
      known--;
    }
    return history.values().start().plusMonths(known - 1);
  }

  private static boolean same(KeptForecast one, KeptForecast other) {
    return one.mean().equals(other.mean())
        && one.low().equals(other.low())
        && one.high().equals(other.high())
        && one.lastValue() == other.lastValue()
        && one.heard().equals(other.heard());
  }

  /** Reads from the book. */
  synchronized <T> T ask(Function<Book, T> question) {
    return question.apply(book);
  }

  /** Who makes a target's forecasts; for callers that wait for nobody. */
  String champion(String target) {
    return champions.getOrDefault(target, Scores.EVERYONE);
  }

  Optional<String> trouble() {
    return Optional.of(trouble).filter(text -> !text.isEmpty());
  }

  @Override
  public void close() {
    synchronized (disk) {
      end();
    }
  }

  private void end() {
    try {
      file.close();
    } catch (IOException e) {
      LOG.warn("The forecasts' record cannot be closed: {}", e.toString());
    }
  }
}
