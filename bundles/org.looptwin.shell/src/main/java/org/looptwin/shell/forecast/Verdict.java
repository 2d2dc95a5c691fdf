package org.looptwin.shell.forecast;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.looptwin.forecast.api.TournamentResult;
import org.looptwin.forecast.api.TournamentResult.Score;

/**
 * What the leaderboard of one kind of target comes to.
 *
 * @param ratio the mix's scaled error over naive's; NaN where nothing was scored
 * @param pValue that the difference is luck; NaN where there is no test
 */
record Verdict(String group, double ratio, double pValue) {
  private static final double WORST = 1.02;
  private static final double SIGNIFICANT = 0.05;

  static Verdict of(String group, TournamentResult result) {
    for (Score score : result.leaderboard()) {
      if (score.member().equals("mix")) {
        return new Verdict(group, score.naiveRatio(), score.test().pValue());
      }
    }
    return new Verdict(group, Double.NaN, Double.NaN);
  }

  boolean kept() {
    return ratio <= WORST;
  }

  boolean better() {
    return ratio < 1 && pValue < SIGNIFICANT;
  }

  String line() {
    if (Double.isNaN(ratio)) {
      return "verdict: %s: too short to be scored".formatted(group);
    }
    return String.format(
        Locale.ROOT,
        "verdict: %s: %.3f x naive, %s %.2f%s",
        group,
        ratio,
        kept() ? "within" : "NOT within",
        WORST,
        better()
            ? String.format(Locale.ROOT, "; better than naive (Diebold-Mariano p = %.4f)", pValue)
            : "; not better than naive by the Diebold-Mariano test");
  }

  ObjectNode tree() {
    ObjectNode tree = new ObjectMapper().createObjectNode().put("group", group);
    if (Double.isFinite(ratio)) {
      tree.put("naiveRatio", ratio);
    } else {
      tree.putNull("naiveRatio");
    }
    return tree.put("limit", WORST).put("kept", kept()).put("better", better());
  }
}
