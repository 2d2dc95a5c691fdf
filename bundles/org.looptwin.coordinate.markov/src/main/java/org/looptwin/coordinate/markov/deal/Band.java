package org.looptwin.coordinate.markov.deal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.coordinate.api.EnforcementQuestion;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.markov.actors.Actor;

/** Within these limits an indicator of a contract is to stay. */
public record Band(String indicator, double low, double high) {
  public static final String SERVICE = "service_level";
  public static final String RECOVERY = "recovery_rate";
  public static final String COMPLIANCE = "compliance_rate";

  private static final double SLACK = 0.1;
  private static final double COMPLIANT = 0.95;

  /** Name of the indicator of what an actor has over standing alone. */
  public static String utility(Actor actor) {
    return "utility_" + actor.word();
  }

  /** Names of all indicators a contract may have bands for. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(List.of(SERVICE, RECOVERY, COMPLIANCE));
    Arrays.stream(Actor.values()).map(Band::utility).forEach(names::add);
    return names;
  }

  /**
   * Rates are shares: their bands are too, or open.
   *
   * @throws IllegalArgumentException naming the band, the value and what was expected
   */
  public static void check(Map<String, EnforcementQuestion.Limits> asked) {
    for (String rate : List.of(SERVICE, RECOVERY, COMPLIANCE)) {
      EnforcementQuestion.Limits limits = asked.get(rate);
      if (limits != null) {
        share(rate, "lower", limits.low());
        share(rate, "upper", limits.high());
      }
    }
  }

  private static void share(String rate, String side, double limit) {
    if (!Double.isInfinite(limit) && !(limit >= 0 && limit <= 1)) {
      throw new IllegalArgumentException(
          "the band of %s has the %s limit %s, expected 0 to 1".formatted(rate, side, limit));
    }
  }

  /**
   * The bands a contract names: as asked, else as the case's settings say ({@code
   * service_level_low}, {@code service_level_high} and so on), else a tenth below what it promises,
   * compliance of 0.95, nobody worse off than alone.
   */
  public static Map<String, Band> of(Deal deal, Map<String, EnforcementQuestion.Limits> asked) {
    Map<String, Band> bands = new LinkedHashMap<>();
    put(bands, deal, asked, SERVICE, deal.serviceLevel() - SLACK, 1);
    put(bands, deal, asked, RECOVERY, deal.recoveryRate() - SLACK, 1);
    put(bands, deal, asked, COMPLIANCE, COMPLIANT, 1);
    for (Actor actor : Actor.values()) {
      put(bands, deal, asked, utility(actor), 0, Double.POSITIVE_INFINITY);
    }
    return bands;
  }

  private static void put(
      Map<String, Band> bands,
      Deal deal,
      Map<String, EnforcementQuestion.Limits> asked,
      String name,
      double low,
      double high) {
    LoopData data = deal.data();
    EnforcementQuestion.Limits own = asked.get(name);
    bands.put(
        name,
        own != null
            ? new Band(name, own.low(), own.high())
            : new Band(name, data.setting(name + "_low", low), data.setting(name + "_high", high)));
  }

  /** Surely outside: its whole interval is. */
  public boolean leftBy(Reading reading) {
    return reading.measured() && (reading.high() < low || reading.low() > high);
  }
}
