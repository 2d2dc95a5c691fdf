package org.looptwin.connector.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.looptwin.connector.api.Refusal;
import org.looptwin.model.telemetry.Metric;
import org.looptwin.model.telemetry.MetricCatalogue;
import org.looptwin.model.telemetry.Quality;

/**
 * How one metric is taken out of a sample.
 *
 * @param unit the source's unit; null for the metric's own
 * @param quality null for always GOOD
 * @param src null for none
 * @param seq null for none
 * @param optional whether a sample may lack it
 */
record MetricRule(
    TextSource metric,
    JsonPointer pointer,
    Measure measure,
    TextSource unit,
    TextSource quality,
    TimeSource time,
    TextSource src,
    TextSource seq,
    boolean optional) {
  private static final int LONGEST_SRC = 128;

  /**
   * The reading, or empty when an optional value is not there.
   *
   * @throws Unfit when none can be made; the message names the pointer and the value
   */
  Optional<Draft> apply(Scope scope, Target.Place place, MetricCatalogue catalogue) throws Unfit {
    JsonNode found = scope.find(pointer);
    if (!Scope.present(found)) {
      return missing(scope);
    }
    Metric kept = metric(scope, place, catalogue);
    String from = unit(scope, kept);
    Measure.Values values = measure.read(found, kept, from, scope.place(pointer));
    return Optional.of(
        new Draft(
            place.series(kept.name()),
            scope.place(pointer),
            values.sent(),
            kept.text() ? "" : from,
            quality(scope),
            time.read(scope),
            seq(scope),
            src(scope),
            values.kept(),
            kept.unit()));
  }

  private Optional<Draft> missing(Scope scope) throws Unfit {
    if (optional) {
      return Optional.empty();
    }
    throw Unfit.of(
        Refusal.MALFORMED,
        "%s: there is nothing at '%s'. Maybe mark the metric as optional.",
        metric.read(scope).orElse("?"),
        scope.place(pointer));
  }

  private Metric metric(Scope scope, Target.Place place, MetricCatalogue catalogue) throws Unfit {
    String name =
        metric
            .read(scope)
            .orElseThrow(
                () ->
                    Unfit.of(
                        Refusal.UNKNOWN_METRIC, "No metric's name: %s.", metric.whyNot(scope)));
    return catalogue
        .find(place.family(), name)
        .orElseThrow(
            () ->
                Unfit.of(
                    Refusal.UNKNOWN_METRIC,
                    "A %s has no metric '%s'.",
                    place.family(),
                    Unfit.shown(name)));
  }

  private String unit(Scope scope, Metric kept) throws Unfit {
    if (unit == null) {
      return "";
    }
    String from =
        unit.read(scope)
            .orElseThrow(
                () -> Unfit.of(Refusal.UNIT, "%s: no unit: %s.", kept.name(), unit.whyNot(scope)));
    if (kept.convert(0, from).isEmpty()) {
      throw Unfit.of(
          Refusal.UNIT,
          "%s is kept in '%s'; '%s' is not accepted.",
          kept.name(),
          kept.unit(),
          Unfit.shown(from));
    }
    return from;
  }

  /** What is said of it and not understood is no reason to trust it. */
  private Quality quality(Scope scope) {
    if (quality == null || quality.otherwise() == null && quality.raw(scope).isEmpty()) {
      return Quality.GOOD;
    }
    Optional<String> said = quality.read(scope);
    for (Quality each : Quality.values()) {
      if (said.filter(each.name()::equals).isPresent()) {
        return each;
      }
    }
    return Quality.UNCERTAIN;
  }

  private long seq(Scope scope) {
    Optional<String> said = seq == null ? Optional.empty() : seq.read(scope);
    return said.filter(text -> text.matches("\\d{1,18}")).map(Long::parseLong).orElse(-1L);
  }

  private String src(Scope scope) throws Unfit {
    String said = src == null ? "" : src.read(scope).orElse("");
    if (said.length() > LONGEST_SRC
        || said.chars().anyMatch(c -> Character.isISOControl(c) || c >= 0xD800 && c <= 0xDFFF)) {
      throw Unfit.of(
          Refusal.MALFORMED,
          "src '%s' holds control characters or more than %d others.",
          Unfit.shown(said),
          LONGEST_SRC);
    }
    return said;
  }
}
