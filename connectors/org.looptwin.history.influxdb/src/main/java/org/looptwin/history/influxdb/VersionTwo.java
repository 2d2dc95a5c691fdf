package org.looptwin.history.influxdb;

import com.influxdb.LogLevel;
import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.WriteApiBlocking;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.exceptions.InfluxException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Level;
import okhttp3.OkHttpClient;
import org.looptwin.history.api.HistoryStore.Point;
import org.looptwin.history.api.Selection;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

/** InfluxDB 2.x: blocking writes, Flux. The bucket must be there. */
final class VersionTwo implements InfluxServer {
  private static final int BAD_REQUEST = 400;
  private static final int TOO_LARGE = 413;
  private static final int UNPROCESSABLE = 422;

  /** The client's own log repeats what is thrown; kept, or the setting is forgotten. */
  private final java.util.logging.Logger clientLog =
      java.util.logging.Logger.getLogger("com.influxdb");

  private final Target target;
  private final InfluxDBClient influx;
  private final WriteApiBlocking writer;
  private final FluxReader reader;

  VersionTwo(Target target) {
    clientLog.setLevel(Level.OFF);
    this.target = target;
    this.influx = connect(target, Patience.forWriting());
    this.writer = influx.getWriteApiBlocking();
    this.reader = new FluxReader(connect(target, Patience.forReading()), target);
  }

  private static InfluxDBClient connect(Target target, OkHttpClient.Builder http) {
    return InfluxDBClientFactory.create(
        InfluxDBClientOptions.builder()
            .url(target.url())
            .authenticateToken(target.access().token().toCharArray())
            .org(target.org())
            .bucket(target.bucket())
            .logLevel(LogLevel.NONE)
            .okHttpClient(http)
            .build());
  }

  @Override
  public String ping() {
    if (!influx.ping()) {
      throw new IllegalStateException("it does not answer a ping");
    }
    return influx.version();
  }

  @Override
  public Progress progress() {
    return FluxReader.progress(influx.getQueryApi().query(new Flux(target).progress()));
  }

  @Override
  public void write(List<JournalEntry> entries) {
    writePoints(entries.stream().map(this::point).toList());
  }

  @Override
  public void mark(Progress progress, Instant time) {
    com.influxdb.client.write.Point mark =
        com.influxdb.client.write.Point.measurement(Names.PROGRESS)
            .addTag(Names.NETWORK, TagText.encode(target.network()))
            .addField(Names.OFFSET, progress.offset())
            .addField(Names.REFUSED, progress.refused())
            .time(time.toEpochMilli(), WritePrecision.MS);
    writePoints(List.of(mark));
  }

  private void writePoints(List<com.influxdb.client.write.Point> points) {
    try {
      writer.writePoints(points);
    } catch (InfluxException e) {
      throw refused(e) ? new PointsRefused(e.getMessage(), e) : e;
    }
  }

  /** Whether some points are wrong; anything else may pass. */
  private static boolean refused(InfluxException e) {
    String said = String.valueOf(e.getMessage());
    return switch (e.status()) {
      case TOO_LARGE, UNPROCESSABLE -> true;
      case BAD_REQUEST -> said.contains("partial write") || said.contains("unable to parse");
      default -> false;
    };
  }

  private com.influxdb.client.write.Point point(JournalEntry entry) {
    Reading reading = entry.reading();
    SeriesId series = reading.series();
    com.influxdb.client.write.Point point =
        com.influxdb.client.write.Point.measurement(target.measurement())
            .addTag(Names.NETWORK, TagText.encode(target.network()))
            .addTag(Names.TYPE, TagText.encode(series.family()))
            .addTag(Names.NODE, TagText.encode(series.entity()))
            .addTag(Names.METRIC, TagText.encode(series.metric()))
            .addTag(Names.SRC, TagText.encode(reading.src()))
            .addField(Names.QUALITY, reading.quality().name())
            .addField(Names.OFFSET, entry.offset())
            .addField(Names.RECEIVED, entry.receivedAt().toEpochMilli())
            .time(reading.ts().toEpochMilli(), WritePrecision.MS);
    if (reading.seq() >= 0) {
      point.addField(Names.SEQ, reading.seq());
    }
    return reading.value() instanceof Value.Text text
        ? point.addField(Names.TEXT, text.text())
        : point.addField(Names.VALUE, reading.value().number());
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
    influx.close();
    reader.close();
  }
}
