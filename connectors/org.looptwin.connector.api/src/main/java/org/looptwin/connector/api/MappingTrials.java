package org.looptwin.connector.api;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.looptwin.model.network.Case;
import org.looptwin.model.telemetry.Quality;
import org.osgi.annotation.versioning.ProviderType;

/** Tries a mapping file on sample messages without a server. */
@ProviderType
public interface MappingTrials {
  /**
   * Reads a mapping file and applies it.
   *
   * @param file the mapping; its own {@code samples} are tried first
   * @param more further samples
   * @param reference the case whose sites the mapping names
   * @param now the clock that readings are held against, and the time of arrival
   */
  Trial dryRun(Path file, List<Sample> more, Case reference, Instant now);

  /** A message as a plant sends it, with its whole topic. */
  record Sample(String topic, byte[] payload) {}

  /**
   * What came of it.
   *
   * @param errors why the mapping cannot be used, each with {@code file:line#pointer}; then nothing
   *     was tried
   * @param warnings what is doubtful about it
   */
  record Trial(List<String> errors, List<String> warnings, List<Tried> tried) {}

  /**
   * What became of one sample.
   *
   * @param rule pointer of the rule in the file, e.g. {@code /rules/0}; empty when none fits
   */
  record Tried(Sample sample, String rule, List<Accepted> accepted, List<Refused> refused) {}

  /**
   * A reading as it would be kept.
   *
   * @param series e.g. {@code battery-plant/B01/output_kwh}
   * @param value in the metric's own unit
   * @param source where in the payload the value stood, a JSON pointer; empty for all of it
   * @param src who sent it; empty when not said
   */
  record Accepted(
      String series,
      String value,
      String unit,
      Quality quality,
      Instant time,
      String src,
      String source) {}

  /**
   * What would not be accepted.
   *
   * @param reason as on the {@code quarantine} topic, e.g. {@code unknown-metric}
   */
  record Refused(String reason, String detail) {}
}
