package org.looptwin.shell;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.looptwin.history.api.Selection;
import org.looptwin.model.telemetry.SeriesId;
import picocli.CommandLine.Option;

/** Which readings {@code export history} writes, how and where to. */
final class HistoryOptions {
  /** What readings can have, and what a server takes in an address. */
  private static final Instant BEGINNING = Instant.EPOCH;

  private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

  @Option(
      names = "--series",
      paramLabel = "SERIES",
      description =
          "Of history: only this series, e.g. supplier/S01/stock_on_hand; * stands for anything."
              + " May be given several times.")
  private List<String> series;

  @Option(names = "--from", paramLabel = "TIME", description = "Of history: event time, inclusive.")
  private String from;

  @Option(names = "--to", paramLabel = "TIME", description = "Of history: event time, exclusive.")
  private String to;

  @Option(names = "--format", paramLabel = "csv|jsonl", description = "Of history. Default: csv.")
  private String format;

  @Option(names = "--out", paramLabel = "FILE", description = "Default: stdout.")
  private Path out;

  /** Refuses what has a meaning for the history only. */
  void refuseFor(String what) {
    if (series != null || from != null || to != null || format != null) {
      throw BadInput.of(
          "export %s takes all of it, expected no --series, --from, --to or --format", what);
    }
  }

  Selection selection() {
    Selection selection =
        new Selection(wanted(), time("--from", from, BEGINNING), time("--to", to, END));
    if (!selection.from().isBefore(selection.to())) {
      throw BadInput.of(
          "--from is %s, expected a time before --to, which is %s",
          selection.from(), selection.to());
    }
    return selection;
  }

  private Predicate<SeriesId> wanted() {
    if (series == null) {
      return any -> true;
    }
    List<Pattern> patterns = series.stream().map(HistoryOptions::pattern).toList();
    return one -> patterns.stream().anyMatch(pattern -> pattern.matcher(one.path()).matches());
  }

  private static Pattern pattern(String text) {
    return Pattern.compile(Pattern.quote(text).replace("*", "\\E.*\\Q"));
  }

  static Instant time(String option, String text, Instant fallback) {
    try {
      if (text == null) {
        return fallback;
      }
      return text.matches("\\d{4}-\\d{2}-\\d{2}")
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw BadInput.of(
          "%s is '%s', expected a time such as 2025-01-03T06:00:00Z or a date", option, text);
    }
  }

  boolean jsonLines() {
    String wanted = format == null ? "csv" : format.toLowerCase(Locale.ROOT);
    if (!List.of("csv", "jsonl").contains(wanted)) {
      throw BadInput.of("--format is '%s', expected csv or jsonl", format);
    }
    return wanted.equals("jsonl");
  }

  /** Null for stdout. */
  Path out() {
    return out;
  }
}
