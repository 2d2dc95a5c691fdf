package org.looptwin.history.influxdb;

import static org.looptwin.history.influxdb.Names.METRIC;
import static org.looptwin.history.influxdb.Names.NETWORK;
import static org.looptwin.history.influxdb.Names.NODE;
import static org.looptwin.history.influxdb.Names.OFFSET;
import static org.looptwin.history.influxdb.Names.PROGRESS;
import static org.looptwin.history.influxdb.Names.QUALITY;
import static org.looptwin.history.influxdb.Names.REFUSED;
import static org.looptwin.history.influxdb.Names.TEXT;
import static org.looptwin.history.influxdb.Names.TYPE;
import static org.looptwin.history.influxdb.Names.VALUE;

import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.looptwin.history.api.HistoryStore.Function;
import org.looptwin.model.telemetry.SeriesId;

/** Statements of InfluxQL. Texts of users appear as quoted literals only. */
final class InfluxQl {
  private static final String ALL_FIELDS =
      "\"value\", \"text\", \"quality\", \"seq\", \"offset\", \"received\", \"src\"";
  private static final String NOT_BAD = " AND \"%s\" <> 'BAD'".formatted(QUALITY);

  private final String readings;
  private final String progress;
  private final String ofNetwork;

  InfluxQl(Target target) {
    String policy = target.retentionPolicy().isEmpty() ? "" : name(target.retentionPolicy()) + ".";
    readings = policy + name(target.measurement());
    progress = policy + name(PROGRESS);
    ofNetwork = " WHERE \"%s\" = %s".formatted(NETWORK, tag(target.network()));
  }

  static String createDatabase(String database) {
    return "CREATE DATABASE " + name(database);
  }

  String progress() {
    return "SELECT max(\"%s\") AS \"%s\", max(\"%s\") AS \"%s\" FROM %s"
            .formatted(OFFSET, OFFSET, REFUSED, REFUSED, progress)
        + ofNetwork;
  }

  /** Raw points after a time, the oldest first. */
  String page(Question question, Instant after, int most) {
    return "SELECT "
        + ALL_FIELDS
        + chosen(question)
        + " AND time > '%s' ORDER BY time ASC LIMIT %d".formatted(after, most);
  }

  String buckets(Question question) {
    return "SELECT "
        + expression(question.function())
        + chosen(question)
        + " GROUP BY time(%dms) fill(none)".formatted(question.every().toMillis());
  }

  /** LAST means the greatest time, then the greatest offset: so does InfluxDB's last(). */
  private static String expression(Function function) {
    return function == Function.LAST
        ? "last(\"%s\"), \"%s\", \"%s\"".formatted(OFFSET, VALUE, TEXT)
        : "%s(\"%s\") AS \"%s\"".formatted(function.name().toLowerCase(Locale.ROOT), VALUE, VALUE);
  }

  /** The newest point of each series, of these alone or of all when there are none. */
  String latest(Collection<SeriesId> these) {
    String only =
        these.stream()
            .map(one -> "(" + ofSeries(one) + ")")
            .collect(Collectors.joining(" OR ", " AND (", ")"));
    return "SELECT last(\"%s\"), \"%s\", \"%s\" FROM ".formatted(OFFSET, VALUE, TEXT)
        + readings
        + ofNetwork
        + NOT_BAD
        + (these.isEmpty() ? "" : only)
        + bySeries();
  }

  String allSeries() {
    return "SELECT last(\"%s\") FROM ".formatted(OFFSET) + readings + ofNetwork + bySeries();
  }

  private static String bySeries() {
    return " GROUP BY \"%s\", \"%s\", \"%s\"".formatted(TYPE, NODE, METRIC);
  }

  private String chosen(Question question) {
    return " FROM "
        + readings
        + ofNetwork
        + " AND "
        + ofSeries(question.series())
        + " AND time >= '%s' AND time < '%s'".formatted(question.from(), question.to())
        + (question.allQualities() ? "" : NOT_BAD);
  }

  private static String ofSeries(SeriesId series) {
    return "\"%s\" = %s AND \"%s\" = %s AND \"%s\" = %s"
        .formatted(
            TYPE, tag(series.family()), NODE, tag(series.entity()), METRIC, tag(series.metric()));
  }

  private static String tag(String value) {
    return "'" + quoted(TagText.encode(value), '\'') + "'";
  }

  private static String name(String name) {
    return '"' + quoted(name, '"') + '"';
  }

  private static String quoted(String text, char quote) {
    return text.replace("\\", "\\\\")
        .replace("\n", "\\n")
        .replace(String.valueOf(quote), "\\" + quote);
  }
}
