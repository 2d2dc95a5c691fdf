package org.looptwin.shell.forecast;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.looptwin.forecast.api.ForecastRecord;
import org.looptwin.forecast.api.KeptForecast;
import org.looptwin.forecast.api.KeptForecast.Outcome;
import org.looptwin.forecast.api.Trust;

/** What a server has forecast, and what came of it. */
public final class KeptReport {
  private static final int NEWS = 20;
  private static final int MOST = 1_000;
  private static final String ROW = "%-12s %-10s %-16s %-8s %-8s %11s %11s %11s %9s %7s";

  private final ForecastRecord record;
  private final List<String> targets;

  /**
   * @param targets empty for all
   */
  public KeptReport(ForecastRecord record, List<String> targets) {
    this.record = record;
    this.targets = targets;
  }

  /** The newest kept ones, of the targets asked for. */
  private List<KeptForecast> kept() {
    return targets.isEmpty()
        ? record.kept("", MOST)
        : targets.stream().flatMap(target -> record.kept(target, MOST).stream()).toList();
  }

  private boolean wanted(String target) {
    return targets.isEmpty() || target.isEmpty() || targets.contains(target);
  }

  /** Targets that were asked for and of which nothing is kept. */
  public List<String> unknown() {
    List<String> known = known();
    return targets.stream().filter(target -> !known.contains(target)).toList();
  }

  /** Targets of which something is kept. */
  public List<String> known() {
    return record.trust().stream().map(Trust::target).toList();
  }

  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        say(
            ROW,
            "target",
            "role",
            "made at",
            "month",
            "member",
            "forecast",
            "outcome",
            "error",
            "/ naive",
            "in band"));
    for (KeptForecast each : kept()) {
      for (Outcome outcome : each.outcomes()) {
        lines.add(row(each, outcome));
      }
    }
    if (lines.size() == 1) {
      lines.add("none of the %d forecasts kept has met an outcome yet".formatted(kept().size()));
    }
    lines.add("");
    for (Trust trust : record.trust()) {
      if (wanted(trust.target())) {
        lines.add(trust.coverage().text());
        lines.add(trust.rivals().text());
        lines.add(trust.drift().text());
      }
    }
    for (ForecastRecord.News item : record.news(NEWS)) {
      if (wanted(item.target())) {
        lines.add("%s %s: %s".formatted(item.at(), item.kind(), item.text()));
      }
    }
    return lines;
  }

  private static String row(KeptForecast kept, Outcome outcome) {
    int step =
        (int) java.time.temporal.ChronoUnit.MONTHS.between(kept.mean().start(), outcome.month());
    return say(
        ROW,
        kept.target(),
        kept.role().name().toLowerCase(Locale.ROOT),
        kept.madeAt().toString().substring(0, 16),
        outcome.month(),
        kept.member(),
        say("%.5g", kept.mean().at(step)),
        say("%.5g", outcome.value()),
        say("%+.4g", outcome.error()),
        outcome.naiveError() == 0
            ? "-"
            : say("%.3f", Math.abs(outcome.error() / outcome.naiveError())),
        outcome.inside() ? "yes" : "no");
  }

  public ObjectNode tree() {
    ObjectNode tree = new ObjectMapper().createObjectNode();
    ArrayNode forecasts = tree.putArray("forecasts");
    for (KeptForecast each : kept()) {
      ObjectNode one =
          forecasts
              .addObject()
              .put("number", each.number())
              .put("target", each.target())
              .put("role", each.role().name())
              .put("madeAt", each.madeAt().toString())
              .put("lastKnown", each.lastKnown().toString())
              .put("member", each.member());
      ArrayNode outcomes = one.putArray("outcomes");
      for (Outcome outcome : each.outcomes()) {
        outcomes
            .addObject()
            .put("month", outcome.month().toString())
            .put("value", outcome.value())
            .put("knownAt", outcome.knownAt().toString())
            .put("error", outcome.error())
            .put("naiveError", outcome.naiveError())
            .put("inside", outcome.inside());
      }
    }
    ArrayNode trust = tree.putArray("trust");
    for (Trust each : record.trust()) {
      if (wanted(each.target())) {
        trust
            .addObject()
            .put("target", each.target())
            .put("state", each.coverage().state().name())
            .put("outcomes", each.coverage().outcomes())
            .put("inside", each.coverage().inside())
            .put("champion", each.rivals().champion())
            .put("drift", each.drift().alarm());
      }
    }
    ArrayNode news = tree.putArray("news");
    for (ForecastRecord.News item : record.news(NEWS)) {
      news.addObject()
          .put("at", item.at().toString())
          .put("kind", item.kind())
          .put("target", item.target())
          .put("text", item.text());
    }
    return tree;
  }

  private static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
