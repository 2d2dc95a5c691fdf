package org.looptwin.connector.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.looptwin.connector.api.MappingTrials;
import org.looptwin.model.json.MetricCatalogueFile;
import org.looptwin.model.network.Case;
import org.looptwin.model.telemetry.Quality;
import org.osgi.service.component.annotations.Component;

/** Tries mappings with the rules and limits that the server uses. */
@Component
public final class DryRuns implements MappingTrials {
  /** The gate's: up to here a sender's clock may be ahead. */
  private static final Duration TRUSTED_AHEAD = Duration.ofSeconds(90);

  /** The gate's: beyond this a reading is refused. */
  private static final Duration ACCEPTED_AHEAD = Duration.ofHours(24);

  @Override
  public Trial dryRun(Path file, List<Sample> more, Case reference, Instant now) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      String why = "%s:1: cannot be read, expected a mapping in JSON, in UTF-8".formatted(file);
      return new Trial(List.of(why), List.of(), List.of());
    }
    MappingReader reader = new MappingReader(reference.extended(), MetricCatalogueFile.standard());
    MappingReader.Reading reading = reader.read(file.toString(), text);
    if (reading.mapping() == null) {
      return new Trial(reading.errors(), List.of(), List.of());
    }
    Mapping mapping = reading.mapping();
    List<Tried> tried =
        Stream.concat(mapping.samples().stream(), more.stream())
            .map(sample -> tried(sample, mapping, now))
            .toList();
    return new Trial(List.of(), mapping.warnings(), tried);
  }

  private static Tried tried(Sample sample, Mapping mapping, Instant now) {
    Optional<Mapping.Fit> fit = mapping.find(sample.topic());
    if (fit.isEmpty()) {
      String detail = "No rule is meant for the topic '%s'.".formatted(sample.topic());
      return new Tried(sample, "", List.of(), List.of(new Refused("unknown-node", detail)));
    }
    Rule.Made made = fit.get().rule().apply(fit.get().levels(), sample.payload(), now);
    List<Accepted> accepted = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    made.drafts().forEach(draft -> hold(draft, now, accepted, refused));
    made.unfit().forEach(unfit -> refused.add(new Refused(label(unfit), unfit.getMessage())));
    return new Tried(
        sample, fit.get().rule().pointer(), List.copyOf(accepted), List.copyOf(refused));
  }

  private static void hold(
      Draft draft, Instant now, List<Accepted> accepted, List<Refused> refused) {
    Duration ahead = Duration.between(now, draft.time());
    if (ahead.compareTo(ACCEPTED_AHEAD) > 0) {
      String detail = "%s is at %s, more than 24 h after %s.";
      refused.add(new Refused("future", detail.formatted(draft.series(), draft.time(), now)));
      return;
    }
    boolean skewed = ahead.compareTo(TRUSTED_AHEAD) > 0 && draft.quality() == Quality.GOOD;
    accepted.add(
        new Accepted(
            draft.series().path(),
            draft.kept().toString(),
            draft.keptUnit(),
            skewed ? Quality.UNCERTAIN : draft.quality(),
            draft.time(),
            draft.src(),
            draft.place()));
  }

  private static String label(Unfit unfit) {
    return unfit.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
