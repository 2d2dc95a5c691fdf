package org.looptwin.forecast.arena;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.looptwin.forecast.api.Arena.Standing;

/**
 * Errors of every member over the last origins whose whole horizon is known; when there is none,
 * over those known in part. Every ratio to naive is over the same origins and steps.
 */
final class Leaderboard {
  private final Question question;
  private final int from;
  private final int to;

  Leaderboard(Question question, int origins) {
    this.question = question;
    int whole = question.months() - question.horizon();
    this.to = whole >= question.firstOrigin() ? whole : question.months() - 1;
    this.from = Math.max(question.firstOrigin(), to - origins + 1);
  }

  /** Best first: naive, the members that answered, and the arena's own mix. */
  List<Standing> of(Map<String, Paths> members, Contest contest) {
    List<Standing> standings = new ArrayList<>();
    standings.add(standing("naive", naive(), true));
    members.forEach(
        (name, paths) -> standings.add(standing(name, paths.byOrigin(), contest.admitted(name))));
    standings.add(standing("mix", contest.pathsByOrigin(), true));
    standings.removeIf(standing -> Double.isNaN(standing.mae()));
    standings.sort(
        Comparator.comparingDouble(Standing::naiveRatio).thenComparing(Standing::member));
    return List.copyOf(standings);
  }

  private double[][] naive() {
    double[][] paths = new double[question.months() + 1][];
    for (int origin = from; origin <= to; origin++) {
      paths[origin] = new double[question.horizon()];
      Arrays.fill(paths[origin], question.naive(origin));
    }
    return paths;
  }

  private Standing standing(String name, double[][] byOrigin, boolean admitted) {
    double absolute = 0;
    double squared = 0;
    double naive = 0;
    int count = 0;
    for (int origin = from; origin <= to; origin++) {
      if (byOrigin[origin] == null) {
        continue;
      }
      for (int h = 1; h <= question.horizon() && origin + h <= question.months(); h++) {
        if (!question.tells(origin, h)) {
          continue;
        }
        double outcome = question.history().values().at(origin + h - 1);
        double error = outcome - byOrigin[origin][h - 1];
        absolute += Math.abs(error);
        squared += error * error;
        naive += Math.abs(outcome - question.naive(origin));
        count++;
      }
    }
    return new Standing(
        name,
        absolute / count,
        Math.sqrt(squared / count),
        Accuracy.ratio(absolute, naive),
        admitted);
  }
}
