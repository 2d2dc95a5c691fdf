package org.looptwin.coordinate.markov.live;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.looptwin.coordinate.api.LoopRate;
import org.looptwin.coordinate.markov.actors.Actor;
import org.looptwin.coordinate.markov.deal.Band;
import org.looptwin.coordinate.markov.deal.Deal;
import org.looptwin.coordinate.markov.deal.Reading;

/**
 * The indicators of the contract in force out of telemetry: what the contract leads to at the
 * present rates, times how what was seen of purchases and returns has moved against them since it
 * was made. Compliance is what the links pass on of what they get, the least of them, each against
 * the case.
 */
final class LiveReadings {
  /** Utilities are drawn from all rates. */
  private static final Map<String, Set<String>> DRAWN_FROM =
      Map.of(
          Band.SERVICE,
          Set.of("consumer_demand", "consumer_purchase"),
          Band.RECOVERY,
          Set.of("consumer_returns"),
          Band.COMPLIANCE,
          Set.of("manufacturer_supply", "recycler_to_reuser", "reuser_supply"));

  private final Map<String, LoopRate> rates = new LinkedHashMap<>();
  private final Map<String, Double> made;
  private final Deal now;

  /**
   * @param made rates when the contract was made
   * @param now the contract at the present rates
   */
  LiveReadings(List<LoopRate> rates, Map<String, Double> made, Deal now) {
    rates.stream().filter(LoopRate::measured).forEach(one -> this.rates.put(one.key(), one));
    this.made = made;
    this.now = now;
  }

  Map<String, Reading> all() {
    Map<String, Reading> all = new LinkedHashMap<>();
    all.put(Band.SERVICE, service());
    all.put(Band.RECOVERY, recovery());
    all.put(Band.COMPLIANCE, compliance());
    for (Actor actor : Actor.values()) {
      all.put(Band.utility(actor), new Reading(now.utility(actor)));
    }
    return all;
  }

  /**
   * The newest day that an indicator was drawn from; none where no day is known.
   *
   * @param lastDays newest observed day by where a rate is from
   */
  Optional<LocalDate> lastDay(String indicator, Map<String, LocalDate> lastDays) {
    return DRAWN_FROM.getOrDefault(indicator, rates.keySet()).stream()
        .map(rates::get)
        .filter(Objects::nonNull)
        .map(rate -> lastDays.get(rate.from()))
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder());
  }

  private Reading service() {
    LoopRate need = rates.get("consumer_demand");
    LoopRate bought = rates.get("consumer_purchase");
    if (need == null) {
      return Reading.NONE;
    }
    boolean apart = bought != null && !bought.from().equals(need.from());
    double moved = apart ? sinceMade(bought) / sinceMade(need) : 1;
    return new Reading(Math.min(1, now.serviceLevel() * moved));
  }

  private Reading recovery() {
    LoopRate returns = rates.get("consumer_returns");
    return returns == null
        ? Reading.NONE
        : new Reading(Math.min(1, now.recoveryRate() * sinceMade(returns)));
  }

  private double sinceMade(LoopRate rate) {
    double before = made.getOrDefault(rate.key(), rate.given());
    return before > 0 ? rate.value() / before : 1;
  }

  private Reading compliance() {
    OptionalDouble least =
        Stream.of(
                passed("distributor_orders", "manufacturer_supply"),
                passed("consumer_returns", "recycler_to_reuser"),
                passed("recycler_to_reuser", "reuser_supply"))
            .flatMap(Optional::stream)
            .mapToDouble(Double::doubleValue)
            .min();
    return least.isEmpty() ? Reading.NONE : new Reading(Math.min(1, least.getAsDouble()));
  }

  /** What goes out over what comes in, each against the case. */
  private Optional<Double> passed(String in, String out) {
    LoopRate came = rates.get(in);
    LoopRate went = rates.get(out);
    boolean both =
        came != null && went != null && came.value() > 0 && came.given() > 0 && went.given() > 0;
    return both
        ? Optional.of(went.value() / went.given() / (came.value() / came.given()))
        : Optional.empty();
  }
}
