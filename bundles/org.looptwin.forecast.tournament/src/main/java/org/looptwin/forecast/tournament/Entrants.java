package org.looptwin.forecast.tournament;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.forecast.api.Heard;

/** Who is there; of one name the member with the highest ranking, of equal ones the first. */
final class Entrants {
  private final Collection<Entry> present = new CopyOnWriteArrayList<>();

  private record Entry(Forecaster forecaster, int ranking) {}

  void add(Forecaster forecaster, int ranking) {
    present.add(new Entry(forecaster, ranking));
  }

  void remove(Forecaster forecaster) {
    present.removeIf(entry -> entry.forecaster == forecaster);
  }

  /** By name, sorted; the naive forecast is the tournament's own. */
  Map<String, Forecaster> of(Heard heard) {
    Map<String, Entry> best = new TreeMap<>();
    heard(heard)
        .forEach(
            entry ->
                best.merge(
                    entry.forecaster.name(),
                    entry,
                    (one, other) -> other.ranking > one.ranking ? other : one));
    Map<String, Forecaster> members = new TreeMap<>();
    best.forEach((name, entry) -> members.put(name, entry.forecaster));
    return members;
  }

  private Stream<Entry> heard(Heard heard) {
    return present.stream()
        .filter(entry -> !entry.forecaster.name().equals(Trial.NAIVE))
        .filter(entry -> heard.asks(entry.forecaster.name(), entry.forecaster.heavy()));
  }
}
