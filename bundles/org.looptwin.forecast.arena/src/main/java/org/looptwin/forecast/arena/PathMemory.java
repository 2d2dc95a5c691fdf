package org.looptwin.forecast.arena;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.quantity.MonthlySeries;

/**
 * What one member has said before, so that it is asked again only about origins whose past has
 * changed. Keeps the targets last used.
 *
 * <p><b>Threads:</b> any; the paths kept are never changed.
 */
final class PathMemory {
  private static final int TARGETS = 128;

  private final Map<Key, Kept> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
          return size() > TARGETS;
        }
      };

  /** By origin; null where nothing is known. */
  synchronized double[][] recall(Question question) {
    double[][] paths = new double[question.months() + 1][];
    Kept past = kept.get(Key.of(question));
    if (past != null && past.sameDomain(question.history())) {
      int same = past.sameMonths(question.history());
      for (int origin = 1; origin <= same && origin < past.byOrigin.length; origin++) {
        paths[origin] = past.byOrigin[origin];
      }
    }
    return paths;
  }

  synchronized void keep(Question question, double[][] byOrigin) {
    kept.put(Key.of(question), new Kept(question.history(), byOrigin.clone()));
  }

  private record Key(String target, int horizon, long seed) {
    static Key of(Question question) {
      return new Key(question.history().target(), question.horizon(), question.seed());
    }
  }

  private record Kept(SeriesHistory history, double[][] byOrigin) {
    boolean sameDomain(SeriesHistory other) {
      return history.season() == other.season()
          && history.lower() == other.lower()
          && history.upper() == other.upper()
          && history.values().start().equals(other.values().start())
          && history.panel().keySet().equals(other.panel().keySet());
    }

    /** Of the target, from its first month on, until it or its panel first differs. */
    int sameMonths(SeriesHistory other) {
      int same = alike(history.values(), other.values());
      for (Map.Entry<String, MonthlySeries> each : history.panel().entrySet()) {
        MonthlySeries before = each.getValue();
        MonthlySeries now = other.panel().get(each.getKey());
        if (!before.equals(now)) {
          long offset = ChronoUnit.MONTHS.between(history.values().start(), before.start());
          int alike = before.start().equals(now.start()) ? alike(before, now) : 0;
          same = (int) Math.max(0, Math.min(same, offset + alike));
        }
      }
      return same;
    }

    private static int alike(MonthlySeries one, MonthlySeries other) {
      int months = Math.min(one.months(), other.months());
      int same = 0;
      while (same < months && one.at(same) == other.at(same)) {
        same++;
      }
      return same;
    }
  }
}
