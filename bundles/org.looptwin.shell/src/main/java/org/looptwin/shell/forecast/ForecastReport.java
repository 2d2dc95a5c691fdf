package org.looptwin.shell.forecast;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.looptwin.forecast.api.TournamentResult;
import org.looptwin.forecast.api.TournamentResult.Score;
import org.looptwin.forecast.api.TournamentResult.SeriesForecast;

/** Leaderboards as tables and JSON, forecasts as CSV. */
public final class ForecastReport {
  private static final String HEADER =
      "%-18s %11s %11s %7s %7s %7s %11s %11s%s %8s %8s %7s %7s %6s";

  /** Under it nobody is asked. */
  private static final int LEAST_KNOWN = 8;

  private final String source;
  private final int horizon;
  private final int origins;
  private final double above;
  private final Map<String, TournamentResult> results = new LinkedHashMap<>();
  private final List<Verdict> verdicts = new ArrayList<>();
  private final List<EarlyWarnings> warnings = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * @param source the file or case
   * @param above the event whose probability was scored; NaN for none
   */
  public ForecastReport(String source, int horizon, int origins, double above) {
    this.source = source;
    this.horizon = horizon;
    this.origins = origins;
    this.above = above;
  }

  /** What a reader should have beside the numbers. */
  public void note(String text) {
    notes.add(text);
  }

  /** Whether each kind of target is at worst a little worse than naive, and which are better. */
  public void verdicts() {
    results.forEach((group, result) -> verdicts.add(Verdict.of(group, result)));
  }

  /** What would have been warned of. */
  public void warn(EarlyWarnings told) {
    warnings.add(told);
  }

  /**
   * @param group of series that were tried together
   */
  public void add(String group, TournamentResult result) {
    results.put(group, result);
  }

  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    results.forEach((group, result) -> table(group, result, lines));
    lines.add(
        "errors: means over origins and steps, then over series; / naive, DM, p: scaled absolute"
            + " errors against the last value (Diebold-Mariano, below 0 is better); share: weight in"
            + " the mix as it forecasts now, after all of the history; while it was tried it had at"
            + " each origin those that were earned until then");
    verdicts.forEach(verdict -> lines.add(verdict.line()));
    warnings.forEach(told -> lines.addAll(told.lines()));
    lines.addAll(notes);
    return lines;
  }

  private void table(String group, TournamentResult result, List<String> lines) {
    lines.add(
        say(
            "%s  %d series  %d steps ahead  %d origins, %d apart",
            group, result.forecasts().size(), horizon, origins, result.every()));
    if (result.leaderboard().isEmpty()) {
      lines.add(
          say(
              "no series is long enough to be tried on its past, for which %d values are enough;"
                  + " what is forecast is the last value. Maybe lower --horizon",
              horizon + Math.max(LEAST_KNOWN, horizon)));
    } else {
      lines.add(
          say(
              HEADER,
              "member",
              "MAE",
              "RMSE",
              "sMAPE",
              "MASE",
              "OWA",
              "pinball",
              "CRPS",
              brier("  Brier"),
              "in 80 %",
              "/ naive",
              "DM",
              "p",
              "share"));
      result.leaderboard().forEach(score -> lines.add(row(score)));
      naiveShare(result, lines);
    }
    result.notes().forEach(lines::add);
    lines.add("");
  }

  private String brier(String text) {
    return Double.isNaN(above) ? "" : " " + text;
  }

  private String row(Score score) {
    return say(
        HEADER,
        score.member(),
        number(score.mae(), 5),
        number(score.rmse(), 5),
        fixed(score.smape(), 3),
        fixed(score.mase(), 3),
        fixed(score.owa(), 3),
        number(score.pinball(), 5),
        number(score.crps(), 5),
        brier(say("%7s", fixed(score.brier(), 4))),
        fixed(score.coverage(), 3),
        fixed(score.naiveRatio(), 3),
        fixed(score.test().statistic(), 2),
        fixed(score.test().pValue(), 4),
        fixed(score.share(), 2));
  }

  private static void naiveShare(TournamentResult result, List<String> lines) {
    double naive = 0;
    for (SeriesForecast forecast : result.forecasts()) {
      naive += forecast.weights().getOrDefault("naive", 0.0) / result.forecasts().size();
    }
    lines.add(say("share of naive in the mix as it forecasts now: %.3f", naive));
  }

  private static String fixed(double value, int digits) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  private static String number(double value, int digits) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + digits + "g", value);
  }

  /** What {@code --out} holds: the steps beyond the end of each series. */
  public List<String> csv() {
    List<String> rows = new ArrayList<>();
    rows.add("series,step,mean,q10,q50,q90");
    for (TournamentResult result : results.values()) {
      for (SeriesForecast forecast : result.forecasts()) {
        for (int h = 0; h < forecast.mean().size(); h++) {
          rows.add(
              "%s,%d,%s,%s,%s,%s"
                  .formatted(
                      quoted(forecast.series()),
                      h + 1,
                      forecast.mean().get(h),
                      forecast.q10().get(h),
                      forecast.q50().get(h),
                      forecast.q90().get(h)));
        }
      }
    }
    return rows;
  }

  private static String quoted(String name) {
    return name.matches("[^\",\\r\\n]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  /** One document. */
  public ObjectNode tree() {
    ObjectNode tree = new ObjectMapper().createObjectNode();
    tree.put("source", source).put("horizon", horizon).put("origins", origins);
    put(tree, "above", above);
    ArrayNode groups = tree.putArray("groups");
    results.forEach((name, result) -> group(groups.addObject(), name, result));
    if (!verdicts.isEmpty()) {
      ArrayNode array = tree.putArray("verdicts");
      verdicts.forEach(verdict -> array.add(verdict.tree()));
    }
    warnings.forEach(told -> tree.set("earlyWarnings", told.tree()));
    notes.forEach(tree.putArray("notes")::add);
    if (results.size() == 1) {
      TournamentResult only = results.values().iterator().next();
      tree.put("series", only.forecasts().size()).put("every", only.every());
      tree.set("leaderboard", groups.get(0).get("leaderboard"));
    }
    return tree;
  }

  private static void group(ObjectNode tree, String name, TournamentResult result) {
    tree.put("group", name).put("series", result.forecasts().size()).put("every", result.every());
    ArrayNode board = tree.putArray("leaderboard");
    result.leaderboard().forEach(score -> score(board.addObject(), score));
    ArrayNode forecasts = tree.putArray("forecasts");
    for (SeriesForecast forecast : result.forecasts()) {
      ObjectNode one = forecasts.addObject();
      one.put("series", forecast.series());
      forecast.mean().forEach(one.putArray("mean")::add);
      forecast.q10().forEach(one.putArray("q10")::add);
      forecast.q50().forEach(one.putArray("q50")::add);
      forecast.q90().forEach(one.putArray("q90")::add);
      ObjectNode weights = one.putObject("weights");
      forecast.weights().forEach(weights::put);
      forecast.notes().forEach(one.putArray("notes")::add);
    }
    result.notes().forEach(tree.putArray("notes")::add);
  }

  private static void score(ObjectNode tree, Score score) {
    tree.put("member", score.member());
    put(tree, "mae", score.mae());
    put(tree, "rmse", score.rmse());
    put(tree, "smape", score.smape());
    put(tree, "mase", score.mase());
    put(tree, "owa", score.owa());
    put(tree, "pinball", score.pinball());
    put(tree, "crps", score.crps());
    put(tree, "brier", score.brier());
    put(tree, "coverage", score.coverage());
    put(tree, "naiveRatio", score.naiveRatio());
    put(tree, "share", score.share());
    ObjectNode test = tree.putObject("dieboldMariano");
    put(test, "statistic", score.test().statistic());
    put(test, "p", score.test().pValue());
    test.put("over", score.test().over());
  }

  private static void put(ObjectNode tree, String name, double value) {
    if (Double.isFinite(value)) {
      tree.put(name, value);
    } else {
      tree.putNull(name);
    }
  }

  private static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
