package org.looptwin.connector.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.looptwin.model.network.Case;

/** Plays a scenario's script over the ordinary readings of a case. */
final class ScenarioPlayer {
  private final Scenario scenario;
  private final Instant start;
  private final long seed;
  private final Duration length;
  private final Map<String, OrdinarySeries> ordinary = new LinkedHashMap<>();
  private final Map<String, List<ScriptLine>> scripted = new LinkedHashMap<>();

  ScenarioPlayer(Scenario scenario, Case reference, Instant start, long seed) {
    this.scenario = scenario;
    this.start = start;
    this.seed = seed;
    this.length = Duration.ofDays(scenario.days());
    new Background(reference, start).series().forEach(s -> ordinary.put(s.topic(), s));
    Targets targets = new Targets(reference);
    for (ScriptLine line : scenario.script()) {
      for (String target : targets.of(line.target())) {
        scripted
            .computeIfAbsent(target + "/" + line.metric(), topic -> new ArrayList<>())
            .add(line);
      }
    }
  }

  /** All readings by the time at which they are sent. */
  List<Draft> play() {
    Map<String, Set<Duration>> own = new HashMap<>();
    List<Reading> readings = new ArrayList<>();
    scripted.forEach((topic, lines) -> own.put(topic, ownReadings(topic, lines, readings)));
    if (scenario.rate() == null) {
      ordinary.values().forEach(series -> ordinaryReadings(series, own, readings));
    } else {
      load(scenario.rate(), readings);
    }
    readings.sort(Comparator.comparing(Reading::time).thenComparing(Reading::topic));
    return numbered(readings);
  }

  private record Reading(Duration time, String topic, Object value, String unit) {}

  private void ordinaryReadings(
      OrdinarySeries usual, Map<String, Set<Duration>> own, List<Reading> into) {
    List<ScriptLine> lines = scripted.getOrDefault(usual.topic(), List.of());
    OrdinarySeries series = lines.stream().reduce(usual, this::moved, (a, b) -> b);
    Set<Duration> taken = own.getOrDefault(usual.topic(), new HashSet<>());
    OrdinarySeries.Values values = series.values(seed);
    for (Duration t = series.phase(); t.compareTo(length) < 0; t = t.plus(series.every())) {
      Object value = values.next();
      for (ScriptLine line : lines) {
        value = line.apply(t, value);
      }
      if (!taken.contains(t)) {
        into.add(new Reading(t, series.topic(), value, series.unit()));
      }
    }
  }

  /** All series in turn, neighbours in time being of different metrics as far as possible. */
  private void load(Scenario.Rate rate, List<Reading> into) {
    List<OrdinarySeries> turn =
        ordinary.values().stream()
            .sorted(
                Comparator.comparing(OrdinarySeries::phase).thenComparing(OrdinarySeries::topic))
            .toList();
    List<OrdinarySeries.Values> values = turn.stream().map(one -> one.values(seed)).toList();
    long count = (long) (rate.duration().toMillis() / 1000.0 * rate.perSecond());
    for (long n = 0; n < count; n++) {
      int which = (int) (n % turn.size());
      Duration t = Duration.ofMillis((long) (n * 1000 / rate.perSecond()));
      OrdinarySeries series = turn.get(which);
      into.add(new Reading(t, series.topic(), values.get(which).next(), series.unit()));
    }
  }

  private OrdinarySeries moved(OrdinarySeries series, ScriptLine line) {
    return line.timeOfDay() == null
        ? series
        : series.at(Duration.ofSeconds(line.timeOfDay().toSecondOfDay()));
  }

  /** Readings that the script adds: events, and anything with an interval of its own. */
  private Set<Duration> ownReadings(String topic, List<ScriptLine> lines, List<Reading> into) {
    Set<Duration> times = new TreeSet<>();
    for (ScriptLine line : lines) {
      if (line.every() != null || line.text() || !ordinary.containsKey(topic)) {
        times.addAll(times(line));
      }
    }
    OrdinarySeries usual = ordinary.get(topic);
    for (Duration t : times) {
      Object value = lines.get(0).from();
      if (value == null && usual != null) {
        value = usual.values(seed).next();
      }
      for (ScriptLine line : lines) {
        value = line.apply(t, value);
      }
      String unit =
          lines.get(0).unit() == null && usual != null ? usual.unit() : lines.get(0).unit();
      into.add(new Reading(t, topic, value, unit));
    }
    return times;
  }

  private Set<Duration> times(ScriptLine line) {
    Set<Duration> times = new TreeSet<>();
    if (line.every() != null) {
      for (Duration t = line.t0(); t.compareTo(line.end()) < 0; t = t.plus(line.every())) {
        times.add(t);
      }
    }
    times.add(line.t0());
    times.add(line.end());
    times.removeIf(t -> t.compareTo(length) >= 0);
    return times;
  }

  private List<Draft> numbered(List<Reading> readings) {
    Map<String, Long> counters = new HashMap<>();
    List<Draft> drafts = new ArrayList<>();
    for (Reading reading : readings) {
      Instant at = start.plus(reading.time());
      long seq = counters.merge(reading.topic(), 1L, Long::sum);
      drafts.add(new Draft(at, at, reading.topic(), reading.value(), reading.unit(), false, seq));
    }
    return drafts;
  }
}
