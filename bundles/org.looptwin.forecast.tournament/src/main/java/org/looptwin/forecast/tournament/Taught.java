package org.looptwin.forecast.tournament;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.forecast.api.Tournament.Rules;
import org.looptwin.forecast.api.Tournament.Watch;
import org.looptwin.model.forecast.SeriesHistory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The members as they are at each position. Those that learn from many series have learnt from all
 * of them, at the oldest position and then up to the end, at most nine times, and only what was
 * known there; between two lessons they stay as they are. A series that ended before others is
 * asked about by those who had seen no later month of them: positions are counted from each series'
 * end.
 */
final class Taught {
  private static final Logger LOG = LoggerFactory.getLogger(Taught.class);

  private final Map<String, Forecaster> before;
  private final List<Map<String, Forecaster>> at = new ArrayList<>(); // [position]
  private final List<YearMonth> seen = new ArrayList<>(); // [position]: all months before
  private final Origins origins;

  private Taught(Map<String, Forecaster> before, Origins origins) {
    this.before = before;
    this.origins = origins;
  }

  /**
   * @param failed names of members that threw are added; they stay as they were
   * @throws CancellationException when the watch asked for it
   */
  static Taught of(
      Map<String, Forecaster> members,
      List<SeriesHistory> series,
      Origins origins,
      Rules rules,
      Watch watch,
      Set<String> failed) {
    Taught taught = new Taught(members, origins);
    Map<String, Forecaster> now = new LinkedHashMap<>(members);
    YearMonth seen = null;
    for (int position = origins.count(); position >= 0; position--) {
      if (origins.teaches(position)) {
        List<SeriesHistory> known = known(series, origins, position);
        for (Map.Entry<String, Forecaster> member : now.entrySet()) {
          if (!known.isEmpty()) {
            member.setValue(teach(member.getValue(), known, rules, watch, failed));
          }
        }
        seen = known.isEmpty() ? seen : latest(known);
      }
      taught.at.add(0, new LinkedHashMap<>(now));
      taught.seen.add(0, seen);
    }
    return taught;
  }

  private static YearMonth latest(List<SeriesHistory> known) {
    return known.stream()
        .map(history -> history.values().end())
        .max(YearMonth::compareTo)
        .orElseThrow();
  }

  private static List<SeriesHistory> known(
      List<SeriesHistory> series, Origins origins, int position) {
    List<SeriesHistory> known = new ArrayList<>();
    for (SeriesHistory history : series) {
      if (origins.usable(history, position)) {
        known.add(history.known(origins.known(history, position)));
      }
    }
    return known;
  }

  private static Forecaster teach(
      Forecaster member, List<SeriesHistory> known, Rules rules, Watch watch, Set<String> failed) {
    try {
      return member.taught(known, rules.horizon(), rules.seed(), watch::cancelled);
    } catch (InterruptedException e) {
      if (!watch.cancelled()) {
        Thread.currentThread().interrupt();
      }
      throw new CancellationException("The tournament was cancelled.");
    } catch (RuntimeException | LinkageError e) {
      if (failed.add(member.name())) {
        LOG.warn("Forecaster {} cannot learn from {} series", member.name(), known.size(), e);
      }
      return member;
    }
  }

  /** Who has learnt from many series, by name. */
  Set<String> learners() {
    Set<String> learners = new TreeSet<>();
    at.get(0)
        .forEach(
            (name, member) -> {
              if (member != before.get(name)) {
                learners.add(name);
              }
            });
    return learners;
  }

  /**
   * By name, in the order of the members. At the end, where nothing is scored, they have seen all.
   */
  Map<String, Forecaster> at(SeriesHistory history, int position) {
    if (position == 0) {
      return at.get(0);
    }
    YearMonth then = history.values().start().plusMonths(origins.known(history, position));
    for (int lesson = position; lesson < at.size(); lesson++) {
      if (seen.get(lesson) == null || !seen.get(lesson).isAfter(then)) {
        return at.get(lesson);
      }
    }
    return before;
  }
}
