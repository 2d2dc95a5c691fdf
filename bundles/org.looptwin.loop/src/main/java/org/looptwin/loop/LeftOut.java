package org.looptwin.loop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.InitialState;

/** What a plan's state leaves out of what is told of stores and lots, in sentences. */
final class LeftOut {
  private static final double WORTH_TELLING_KWH = 1;
  private static final double KWH_PER_MWH = 1000;
  private static final int MOST = 4;

  private final InitialState told;
  private final InitialState state;
  private final ToDoubleFunction<String> perDayKwh;

  /**
   * @param perDayKwh a day's use of a battery plant at capacity
   */
  LeftOut(InitialState told, InitialState state, ToDoubleFunction<String> perDayKwh) {
    this.told = told;
    this.state = state;
    this.perDayKwh = perDayKwh;
  }

  private record Amount(String of, double kwh) {}

  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    List<Amount> waiting = new ArrayList<>();
    List<Amount> beyond = new ArrayList<>();
    lots(waiting, beyond);
    if (!waiting.isEmpty()) {
      sentences.add(
          "Lots that find their store full wait until it has room: at most %s."
              .formatted(words(waiting)));
    }
    if (!beyond.isEmpty()) {
      sentences.add(
          "Beyond the plan's end wait %s: it has no use for them. Maybe redirect or sell them."
              .formatted(words(beyond)));
    }
    List<Amount> stocks = stocks();
    if (!stocks.isEmpty()) {
      sentences.add(
          "Set aside, since nothing uses it up before the plan's end: %s in store."
              .formatted(words(stocks)));
    }
    List<Amount> returned = returned();
    if (!returned.isEmpty()) {
      sentences.add(
          "Left in store, since what they give finds no use: %s.".formatted(words(returned)));
    }
    return sentences;
  }

  private void lots(List<Amount> waiting, List<Amount> beyond) {
    told.arrivingKwh()
        .forEach(
            (plant, some) ->
                some.forEach(
                    (material, kwh) -> {
                      List<Double> taken =
                          state
                              .arrivingKwh()
                              .getOrDefault(plant, Map.of())
                              .getOrDefault(material, List.of());
                      double most = 0;
                      double rest = 0;
                      for (int month = 0; month < kwh.size(); month++) {
                        rest += kwh.get(month) - (month < taken.size() ? taken.get(month) : 0);
                        most = Math.max(most, rest);
                      }
                      add(waiting, at(material, plant), most);
                      add(beyond, at(material, plant), rest);
                    }));
  }

  private List<Amount> stocks() {
    List<Amount> aside = new ArrayList<>();
    told.stockDays()
        .forEach(
            (plant, some) ->
                some.forEach(
                    (material, days) -> {
                      double kept =
                          state
                              .stockDays()
                              .getOrDefault(plant, Map.of())
                              .getOrDefault(material, days);
                      double kwh = (days - kept) * perDayKwh.applyAsDouble(plant);
                      add(aside, at(material, plant), kwh);
                    }));
    return aside;
  }

  private List<Amount> returned() {
    List<Amount> left = new ArrayList<>();
    told.returnedKwh()
        .forEach(
            (site, kwh) ->
                add(
                    left,
                    "returned packs at " + site,
                    kwh - state.returnedKwh().getOrDefault(site, 0.0)));
    return left;
  }

  private static String at(Commodity material, String plant) {
    return material + " at " + plant;
  }

  private static void add(List<Amount> amounts, String of, double kwh) {
    if (kwh >= WORTH_TELLING_KWH) {
      amounts.add(new Amount(of, kwh));
    }
  }

  /** The largest first; of many only some. */
  private static String words(List<Amount> amounts) {
    String some =
        amounts.stream()
            .sorted(Comparator.comparingDouble(Amount::kwh).reversed().thenComparing(Amount::of))
            .limit(MOST)
            .map(amount -> Words.say("%.1f MWh of %s", amount.kwh() / KWH_PER_MWH, amount.of()))
            .collect(Collectors.joining(", "));
    int more = amounts.size() - MOST;
    return more > 0 ? some + " and %d more".formatted(more) : some;
  }
}
