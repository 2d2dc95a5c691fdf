package org.looptwin.forecast.tournament;

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
 * known there; between two lessons they stay as they are.
 */
final class Taught {
  private static final Logger LOG = LoggerFactory.getLogger(Taught.class);

  private final Map<String, Forecaster> before;
  private final List<Map<String, Forecaster>> at = new ArrayList<>(); // [position]

  private Taught(Map<String, Forecaster> before) {
    this.before = before;
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
    Taught taught = new Taught(members);
    Map<String, Forecaster> now = new LinkedHashMap<>(members);
    for (int position = origins.count(); position >= 0; position--) {
      if (origins.teaches(position)) {
        List<SeriesHistory> known = known(series, origins, position);
        for (Map.Entry<String, Forecaster> member : now.entrySet()) {
          if (!known.isEmpty()) {
            member.setValue(teach(member.getValue(), known, rules, watch, failed));
          }
        }
      }
      taught.at.add(0, new LinkedHashMap<>(now));
    }
    return taught;
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

  /** By name, in the order of the members. */
  Map<String, Forecaster> at(int position) {
    return at.get(position);
  }
}
