package org.looptwin.twin.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.looptwin.connector.api.Incoming;
import org.looptwin.model.network.Case;
import org.looptwin.model.telemetry.Metric;
import org.looptwin.model.telemetry.MetricCatalogue;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

/**
 * Turns a message into readings and rejections. Never throws, keeps no state but which unknown
 * topics were seen lately; may be called from many threads.
 */
final class Gate {
  /** Greatest payload, bytes. */
  static final int LARGEST_PAYLOAD = 256 * 1024;

  /** What the server itself publishes below the root; it comes back to greedy subscribers. */
  private static final Set<String> OWN =
      Set.of("decision", "alarm", "finding", "command", "quarantine", "status");

  private static final int LONGEST_METRIC = 64;
  private final TopicReader topics;
  private final MetricCatalogue catalogue;
  private final Clock clock;
  private final PayloadReader payloads = new PayloadReader();
  private final SampleCheck check = new SampleCheck();
  private final UnknownTopics unknownTopics = new UnknownTopics();
  private final KnownPlaces places = new KnownPlaces();

  Gate(Case source, MetricCatalogue catalogue, Clock clock) {
    this.topics = new TopicReader(source);
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /** See {@link SampleCheck#lastKnown}. */
  void lastKnown(Function<SeriesId, Value> where) {
    check.lastKnown(where);
  }

  /** Whether this is what the server itself sends out: no telemetry, not even a bad one. */
  boolean isOwn(String topic) {
    int slash = topic.indexOf('/');
    return OWN.contains(slash < 0 ? topic : topic.substring(0, slash));
  }

  Message check(Incoming incoming) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    KnownPlaces.Known known = places.find(incoming.topic());
    return known == null ? look(incoming, now) : check(incoming, now, null, known);
  }

  private Message look(Incoming incoming, Instant now) {
    TopicReader.Found found = topics.read(incoming.topic());
    Optional<Rejection> unknown = unknown(found);
    if (unknown.isPresent()) {
      boolean keep = unknownTopics.keep(incoming.topic(), now);
      Rejection rejection = keep ? unknown.get() : unknown.get().onlyCounted();
      return Message.rejected(incoming, now, rejection);
    }
    Place place = found.place();
    return check(incoming, now, place, place.metric() == null ? null : remember(incoming, place));
  }

  private KnownPlaces.Known remember(Incoming incoming, Place place) {
    Metric metric = metric(place, place.metric()).orElseThrow();
    return places.remember(incoming.topic(), place.series(metric.name()), metric);
  }

  /**
   * @param place of several metrics, unless {@code one} is given
   */
  private Message check(Incoming incoming, Instant now, Place place, KnownPlaces.Known one) {
    if (incoming.payload().length > LARGEST_PAYLOAD) {
      return Message.rejected(incoming, now, tooLarge(incoming.payload().length));
    }
    try {
      JsonNode payload = payloads.read(incoming.payload());
      return one == null
          ? several(incoming, now, place, payload)
          : single(incoming, now, one, payload);
    } catch (Malformed e) {
      return Message.rejected(incoming, now, malformed(e));
    }
  }

  /** A message that its connector could make nothing of; a flood of one topic is only counted. */
  Message refuse(Incoming incoming, Reason reason, String detail) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Rejection rejection = Rejection.of(reason, "%s", detail);
    boolean keep = reason != Reason.UNKNOWN_NODE || unknownTopics.keep(incoming.topic(), now);
    return Message.rejected(incoming, now, keep ? rejection : rejection.onlyCounted());
  }

  private Optional<Rejection> unknown(TopicReader.Found found) {
    if (found.unknown() != null) {
      return Optional.of(found.unknown());
    }
    String metric = found.place().metric();
    return metric == null || metric(found.place(), metric).isPresent()
        ? Optional.empty()
        : Optional.of(unknownMetric(found.place(), metric));
  }

  private Message single(Incoming incoming, Instant now, KnownPlaces.Known known, JsonNode payload)
      throws Malformed {
    Sample sample = Sample.read(payload, payload);
    SampleCheck.Verdict verdict = check.check(known.series(), known.metric(), sample, now);
    return verdict.rejection() == null
        ? new Message(incoming, now, List.of(verdict.candidate()), List.of())
        : Message.rejected(incoming, now, verdict.rejection());
  }

  private Message several(Incoming incoming, Instant now, Place place, JsonNode payload)
      throws Malformed {
    JsonNode metrics = payload.get("metrics");
    if (metrics == null || !metrics.isObject() || metrics.isEmpty()) {
      throw new Malformed("There is no object 'metrics' with at least one metric.");
    }
    TimeReader.read(payload.get("ts"));
    List<Candidate> candidates = new ArrayList<>();
    Rejections rejections = new Rejections();
    for (Map.Entry<String, JsonNode> field : metrics.properties()) {
      SampleCheck.Verdict verdict = one(now, place, field, payload);
      if (verdict.rejection() == null) {
        candidates.add(verdict.candidate());
      } else {
        rejections.add(verdict.rejection());
      }
    }
    return new Message(incoming, now, List.copyOf(candidates), rejections.list());
  }

  private SampleCheck.Verdict one(
      Instant now, Place place, Map.Entry<String, JsonNode> field, JsonNode payload) {
    Optional<Metric> metric = metric(place, field.getKey());
    if (metric.isEmpty()) {
      return SampleCheck.Verdict.no(unknownMetric(place, field.getKey()));
    }
    try {
      Sample sample = Sample.read(field.getValue(), payload);
      return check.check(place.series(metric.get().name()), metric.get(), sample, now);
    } catch (Malformed e) {
      return SampleCheck.Verdict.no(
          Rejection.of(Reason.MALFORMED, "%s: %s", field.getKey(), e.getMessage()));
    }
  }

  private Optional<Metric> metric(Place place, String name) {
    return name.length() > LONGEST_METRIC ? Optional.empty() : catalogue.find(place.family(), name);
  }

  private static Rejection unknownMetric(Place place, String name) {
    return Rejection.of(
        Reason.UNKNOWN_METRIC, "A %s has no metric '%s'.", place.family(), TopicReader.shown(name));
  }

  private static Rejection malformed(Malformed e) {
    return Rejection.of(Reason.MALFORMED, "%s", e.getMessage());
  }

  private static Rejection tooLarge(int bytes) {
    return Rejection.of(
        Reason.TOO_LARGE, "The payload has %d bytes, more than %d.", bytes, LARGEST_PAYLOAD);
  }
}
