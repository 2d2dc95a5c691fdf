package org.looptwin.forecast.telemetry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.looptwin.forecast.api.TelemetryBook;
import org.looptwin.forecast.telemetry.Domains.Domain;
import org.looptwin.model.forecast.TelemetryOutlook;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;

/** The tracks of all series that are followed, the first {@link #MOST} of them. */
final class SeriesBook implements TelemetryBook {
  /** A track takes a kilobyte in memory and in each checkpoint. */
  static final int MOST = 5_000;

  private final Domains domains;
  private final Map<SeriesId, Track> tracks = new ConcurrentHashMap<>();
  private final Set<SeriesId> never = new HashSet<>();

  SeriesBook(Domains domains, Collection<String> memory) {
    this.domains = domains;
    for (String line : memory) {
      TrackLine.read(line, domains).ifPresent(track -> tracks.put(track.series(), track));
    }
  }

  @Override
  public boolean take(Reading reading) {
    double value = reading.value().number();
    if (reading.quality() != Quality.GOOD || !Double.isFinite(value)) {
      return false;
    }
    Track track = track(reading.series());
    return track != null && track.take(value, reading.ts().toEpochMilli());
  }

  private Track track(SeriesId series) {
    Track known = tracks.get(series);
    if (known != null || never.contains(series)) {
      return known;
    }
    Domain domain = domains.of(series).orElse(null);
    if (domain == null) {
      if (never.size() < MOST) {
        never.add(series);
      }
      return null;
    }
    if (tracks.size() >= MOST) {
      return null;
    }
    Track fresh = new Track(series, domain);
    tracks.put(series, fresh);
    return fresh;
  }

  @Override
  public Optional<TelemetryOutlook> outlook(SeriesId series) {
    return Optional.ofNullable(tracks.get(series)).map(Track::outlook);
  }

  @Override
  public List<String> memory() {
    List<String> lines = new ArrayList<>(tracks.size());
    tracks.values().forEach(track -> lines.add(track.line()));
    return lines;
  }
}
