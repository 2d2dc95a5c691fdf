package org.looptwin.history.influxdb;

import static org.looptwin.history.influxdb.Names.METRIC;
import static org.looptwin.history.influxdb.Names.NETWORK;
import static org.looptwin.history.influxdb.Names.NODE;
import static org.looptwin.history.influxdb.Names.TYPE;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.looptwin.history.api.HistoryStore.Function;
import org.looptwin.model.telemetry.SeriesId;

/** Queries of Flux. Texts of users appear as quoted literals only. */
final class Flux {
  private static final String PIVOT =
      "\n  |> pivot(rowKey: [\"_time\"], columnKey: [\"_field\"], valueColumn: \"_value\")";
  private static final String NOT_BAD = "\n  |> filter(fn: (r) => r.quality != \"BAD\")";
  private static final String IN_ORDER =
      "\n  |> group()\n  |> sort(columns: [\"_time\", \"offset\"])";

  private final String from;
  private final String readings;
  private final String progress;

  Flux(Target target) {
    from = "from(bucket: %s)".formatted(quoted(target.bucket()));
    String network = " and r.%s == %s".formatted(NETWORK, tag(target.network()));
    readings = "r._measurement == " + quoted(target.measurement()) + network;
    progress = "r._measurement == " + quoted(Names.PROGRESS) + network;
  }

  String progress() {
    return always() + where(progress) + "\n  |> group(columns: [\"_field\"])\n  |> max()";
  }

  /** Raw points in the order of time, then of the journal. */
  String raw(Question question) {
    return usable(question) + IN_ORDER;
  }

  /** A row for each bucket; {@code _start} lies in the bucket, it is not always its start. */
  String buckets(Question question) {
    String window = "\n  |> window(every: %dms)".formatted(question.every().toMillis());
    if (question.function() == Function.LAST) {
      return raw(question) + window + "\n  |> last(column: \"offset\")";
    }
    String name = question.function().name().toLowerCase(Locale.ROOT);
    return usable(question)
        + "\n  |> filter(fn: (r) => exists r.value)\n  |> group()"
        + window
        + "\n  |> %s(column: \"value\")".formatted(name);
  }

  /** The newest row of each sender of these series, or of all series when there are none. */
  String latest(Collection<SeriesId> these) {
    String only =
        these.stream()
            .map(one -> "(" + ofSeries(one) + ")")
            .collect(Collectors.joining(" or ", " and (", ")"));
    return always()
        + where(readings + (these.isEmpty() ? "" : only))
        + fields()
        + "\n  |> last()"
        + PIVOT
        + "\n  |> group()";
  }

  /** The newest row of one series that is not BAD. */
  String latestUsable(SeriesId series) {
    Question question =
        new Question(
            series, Instant.MIN, Instant.MAX, java.time.Duration.ZERO, Function.LAST, false);
    return usable(question)
        + "\n  |> group()\n  |> sort(columns: [\"_time\", \"offset\"], desc: true)\n  |> limit(n: 1)";
  }

  String allSeries() {
    return always()
        + where(readings + " and r._field == \"offset\"")
        + "\n  |> last()\n  |> group()\n  |> keep(columns: [\"%s\", \"%s\", \"%s\"])"
            .formatted(TYPE, NODE, METRIC);
  }

  private String usable(Question question) {
    return from
        + range(question.from(), question.to())
        + where(readings + " and " + ofSeries(question.series()))
        + fields()
        + PIVOT
        + (question.allQualities() ? "" : NOT_BAD);
  }

  private String always() {
    return from + range(Question.EARLIEST, Question.LATEST);
  }

  private static String range(Instant start, Instant stop) {
    return "\n  |> range(start: %s, stop: %s)".formatted(start, stop);
  }

  private static String where(String condition) {
    return "\n  |> filter(fn: (r) => " + condition + ")";
  }

  private static String fields() {
    return where(
        List.of("value", "text", "quality", "seq", "offset", "received").stream()
            .map(name -> "r._field == \"" + name + "\"")
            .collect(Collectors.joining(" or ")));
  }

  private static String ofSeries(SeriesId series) {
    String node =
        series.entity().isEmpty()
            ? "not exists r." + NODE
            : "r.%s == %s".formatted(NODE, tag(series.entity()));
    return "r.%s == %s and %s and r.%s == %s"
        .formatted(TYPE, tag(series.family()), node, METRIC, tag(series.metric()));
  }

  private static String tag(String value) {
    return quoted(TagText.encode(value));
  }

  private static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("${", "\\${")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
        + '"';
  }
}
