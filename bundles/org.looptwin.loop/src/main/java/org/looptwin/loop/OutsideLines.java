package org.looptwin.loop;

import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.looptwin.decision.api.LedgerEntry;
import org.looptwin.decision.api.PlanPolicy;
import org.looptwin.decision.api.RiskWeights;
import org.looptwin.decision.api.Stance;
import org.looptwin.model.network.LaneClass;

/**
 * Ledger lines about what is given to the planning from outside: policy, preference, the calendar.
 * Their times are named so that they count in the hash.
 */
final class OutsideLines {
  static final String POLICY = "policy";
  static final String PREFERENCE = "preference";
  static final String MONTH = "month";
  static final String CONTRACT = "contract";
  private static final String RULES = "policyRows";

  /** A policy as somebody set it. */
  record Policy(PlanPolicy policy, Stance.Mark mark) {}

  /** Weights as an operator chose them. */
  record Preferred(RiskWeights weights, Stance.Mark mark, String comment) {}

  /**
   * The calendar has turned, or was set at the beginning.
   *
   * @param clock the month by the server's clock
   * @param executed the month planned first from now on, and what was done before
   */
  record Turn(YearMonth clock, Executed executed, Instant noticed) {}

  Map<String, Object> body(Policy set) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("policy", set.policy().name());
    body.put("figures", new TreeMap<>(set.policy().figures()));
    if (!set.policy().rules().isEmpty()) {
      body.put(RULES, set.policy().rules());
    }
    return marked(body, set.mark());
  }

  Policy policy(LedgerEntry line) {
    Map<String, Double> figures = new TreeMap<>();
    map(line.body().get("figures")).forEach((name, value) -> figures.put(name, number(value)));
    List<String> rules =
        line.body().get(RULES) instanceof List<?> named
            ? named.stream().map(String.class::cast).toList()
            : List.of();
    return new Policy(
        new PlanPolicy((String) line.body().get("policy"), figures, rules), mark(line.body()));
  }

  Map<String, Object> body(Preferred chosen) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("carbon", chosen.weights().carbon());
    body.put("disruption", chosen.weights().disruption());
    body.put("comment", chosen.comment());
    return marked(body, chosen.mark());
  }

  Preferred preferred(LedgerEntry line) {
    Map<String, Object> body = line.body();
    return new Preferred(
        new RiskWeights(number(body.get("carbon")), number(body.get("disruption"))),
        mark(body),
        String.valueOf(body.get("comment")));
  }

  Map<String, Object> body(Turn turn) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("clock", turn.clock().toString());
    body.put("month", turn.executed().month().toString());
    body.put("shares", turn.executed().shares());
    Map<String, Object> routes = new TreeMap<>();
    turn.executed()
        .routes()
        .forEach(
            (id, split) -> {
              Map<String, Object> one = new TreeMap<>();
              split.forEach((type, share) -> one.put(type.name(), share));
              routes.put(id, one);
            });
    body.put("routes", routes);
    body.put("noticed", turn.noticed().toString());
    return body;
  }

  Turn turn(LedgerEntry line) {
    Map<String, Object> body = line.body();
    Map<String, Double> shares = new TreeMap<>();
    map(body.get("shares")).forEach((id, share) -> shares.put(id, number(share)));
    Map<String, Map<LaneClass, Double>> routes = new TreeMap<>();
    map(body.get("routes"))
        .forEach(
            (id, split) -> {
              Map<LaneClass, Double> one = new TreeMap<>();
              map(split).forEach((type, share) -> one.put(LaneClass.valueOf(type), number(share)));
              routes.put(id, one);
            });
    return new Turn(
        YearMonth.parse((String) body.get("clock")),
        new Executed(YearMonth.parse((String) body.get("month")), shares, routes),
        Instant.parse((String) body.get("noticed")));
  }

  private static Map<String, Object> marked(Map<String, Object> body, Stance.Mark mark) {
    body.put("by", mark.by());
    body.put("since", mark.at().toString());
    return body;
  }

  private static Stance.Mark mark(Map<String, Object> body) {
    return new Stance.Mark((String) body.get("by"), Instant.parse((String) body.get("since")));
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  @SuppressWarnings("unchecked") // the ledger's own maps have text keys
  private static Map<String, Object> map(Object value) {
    return value == null ? Map.of() : (Map<String, Object>) value;
  }
}
