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

  /** Readings that are of no use, of series that are not followed yet. */
  private final Map<SeriesId, Integer> poor = new ConcurrentHashMap<>();

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
      refuse(reading.series());
      return false;
    }
    Track track = track(reading.series());
    return track != null && track.take(value, reading.ts().toEpochMilli());
  }

  private void refuse(SeriesId series) {
    if (poor.size() < MOST || poor.containsKey(series)) {
      poor.merge(series, 1, Integer::sum);
    }
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
  public String unforeseen(SeriesId series) {
    Track track = tracks.get(series);
    if (track != null && track.outlook() != null) {
      return "";
    }
    if (domains.of(series).isEmpty()) {
      return "texts, flags, places and batteries are not followed";
    }
    if (track == null && tracks.size() >= MOST) {
      return "%d series are followed, the most there may be".formatted(MOST);
    }
    int bad = poor.getOrDefault(series, 0);
    String needed =
        "%d usable readings so far, %d are needed"
            .formatted(track == null ? 0 : track.readings(), Track.LEAST);
    String late = track == null ? "" : track.passedOver();
    return needed + late + (bad == 0 ? "" : "; %d were not GOOD".formatted(bad));
  }

  @Override
  public List<String> memory() {
    List<String> lines = new ArrayList<>(tracks.size());
    tracks.values().forEach(track -> lines.add(track.line()));
    return lines;
  }
}
