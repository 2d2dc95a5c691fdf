package org.looptwin.forecast.telemetry;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import org.looptwin.model.telemetry.SeriesId;

/** A track as one line of text, to the bit: {@code 1 path base64}. */
final class TrackLine {
  /** Changes with the meaning of the numbers; lines of another version are left out. */
  private static final String VERSION = "1";

  private TrackLine() {}

  static String write(Track track) {
    ByteBuffer state = ByteBuffer.allocate(Double.BYTES * Track.NUMBERS);
    track.write(state);
    return "%s %s %s"
        .formatted(
            VERSION, track.series().path(), Base64.getEncoder().encodeToString(state.array()));
  }

  static Optional<Track> read(String line, Domains domains) {
    String[] parts = line.split(" ");
    if (parts.length != 3 || !parts[0].equals(VERSION)) {
      return Optional.empty();
    }
    ByteBuffer state = bytes(parts[2]);
    return state.remaining() != Double.BYTES * Track.NUMBERS
        ? Optional.empty()
        : SeriesId.parse(parts[1])
            .flatMap(series -> domains.of(series).map(domain -> new Track(series, domain, state)));
  }

  private static ByteBuffer bytes(String text) {
    try {
      return ByteBuffer.wrap(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      return ByteBuffer.allocate(0);
    }
  }
}
