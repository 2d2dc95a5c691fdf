package org.looptwin.history.influxdb;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.influxdb.InfluxDB;
import org.influxdb.InfluxDBException;
import org.influxdb.InfluxDBFactory;
import org.influxdb.dto.BatchPoints;
import org.influxdb.dto.Point.Builder;
import org.influxdb.dto.Pong;
import org.influxdb.dto.Query;
import org.influxdb.dto.QueryResult;
import org.looptwin.history.api.HistoryStore.Point;
import org.looptwin.history.api.Selection;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** InfluxDB 1.x: synchronous writes, InfluxQL. Makes the database when it is not there. */
final class VersionOne implements InfluxServer {
  private static final Logger LOG = LoggerFactory.getLogger(VersionOne.class);

  private final Target target;
  private final InfluxQl ql;
  private final InfluxDB writer;
  private final InfluxQlReader reader;

  VersionOne(Target target) {
    this.target = target;
    this.ql = new InfluxQl(target);
    this.writer = connect(target, Patience.forWriting());
    this.reader = new InfluxQlReader(connect(target, Patience.forReading()), target, ql);
  }

  private static InfluxDB connect(Target target, okhttp3.OkHttpClient.Builder http) {
    Target.Access access = target.access();
    return access.user().isEmpty()
        ? InfluxDBFactory.connect(target.url(), http)
        : InfluxDBFactory.connect(target.url(), access.user(), access.password(), http);
  }

  @Override
  public String ping() {
    Pong pong = writer.ping();
    if (!pong.isGood()) {
      throw new IllegalStateException("it answers a ping without its version");
    }
    return pong.getVersion();
  }

  /** Makes the database when it is not there. */
  @Override
  public Progress progress() {
    Query query = new Query(ql.progress(), target.database());
    QueryResult answer = writer.query(query, TimeUnit.MILLISECONDS);
    if (InfluxQlReader.withoutDatabase(answer)) {
      makeDatabase();
      return Progress.NONE;
    }
    return InfluxQlReader.rows(answer).stream()
        .findFirst()
        .map(
            row ->
                new Progress(
                    Readings.whole(row.columns(), Names.OFFSET, 0),
                    Readings.whole(row.columns(), Names.REFUSED, 0)))
        .orElse(Progress.NONE);
  }

  private void makeDatabase() {
    String statement = InfluxQl.createDatabase(target.database());
    InfluxQlReader.rows(writer.query(new Query(statement, null, true)));
    LOG.info("{} has been made", target);
  }

  @Override
  public void write(List<JournalEntry> entries) {
    BatchPoints batch = batch();
    entries.forEach(entry -> batch.point(point(entry)));
    write(batch);
  }

  @Override
  public void mark(Progress progress, Instant time) {
    BatchPoints batch = batch();
    batch.point(
        org.influxdb.dto.Point.measurement(Names.PROGRESS)
            .tag(Names.NETWORK, TagText.encode(target.network()))
            .addField(Names.OFFSET, progress.offset())
            .addField(Names.REFUSED, progress.refused())
            .time(time.toEpochMilli(), TimeUnit.MILLISECONDS)
            .build());
    write(batch);
  }

  private BatchPoints batch() {
    BatchPoints.Builder batch =
        BatchPoints.database(target.database())
            .consistency(InfluxDB.ConsistencyLevel.QUORUM)
            .precision(TimeUnit.MILLISECONDS);
    return target.retentionPolicy().isEmpty()
        ? batch.build()
        : batch.retentionPolicy(target.retentionPolicy()).build();
  }

  private void write(BatchPoints batch) {
    try {
      writer.write(batch);
    } catch (InfluxDBException e) {
      throw refused(e) ? new PointsRefused(e.getMessage(), e) : e;
    }
  }

  /** Whether some points are wrong; anything else may pass. */
  private static boolean refused(InfluxDBException e) {
    String said = String.valueOf(e.getMessage());
    return said.contains("partial write")
        || said.contains("unable to parse")
        || said.contains("too large");
  }

  private org.influxdb.dto.Point point(JournalEntry entry) {
    Reading reading = entry.reading();
    Builder point = org.influxdb.dto.Point.measurement(target.measurement());
    tags(reading, target.network())
        .forEach(
            (name, value) -> {
              if (!value.isEmpty()) {
                point.tag(name, value);
              }
            });
    if (reading.value() instanceof Value.Text text) {
      point.addField(Names.TEXT, text.text());
    } else {
      point.addField(Names.VALUE, reading.value().number());
    }
    if (reading.seq() >= 0) {
      point.addField(Names.SEQ, reading.seq());
    }
    return point
        .addField(Names.QUALITY, reading.quality().name())
        .addField(Names.OFFSET, entry.offset())
        .addField(Names.RECEIVED, entry.receivedAt().toEpochMilli())
        .time(reading.ts().toEpochMilli(), TimeUnit.MILLISECONDS)
        .build();
  }

  private static Map<String, String> tags(Reading reading, String network) {
    Map<String, String> tags = new HashMap<>();
    tags.put(Names.NETWORK, TagText.encode(network));
    tags.put(Names.TYPE, TagText.encode(reading.series().family()));
    tags.put(Names.NODE, TagText.encode(reading.series().entity()));
    tags.put(Names.METRIC, TagText.encode(reading.series().metric()));
    tags.put(Names.SRC, TagText.encode(reading.src()));
    return tags;
  }

  @Override
  public List<Point> query(Question question) {
    return reader.query(question);
  }

  @Override
  public Map<SeriesId, Point> latest(Collection<SeriesId> series) {
    return reader.latest(series);
  }

  @Override
  public void export(Selection selection, Consumer<JournalEntry> sink) {
    reader.export(selection, sink);
  }

  @Override
  public void close() {
    writer.close();
    reader.close();
  }
}
