package org.looptwin.forecast.tck;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.plugin.api.Check;
import org.looptwin.plugin.api.Contract;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * What every {@link Forecaster} promises. Nothing is said about how good a forecast is: that is for
 * the arena to find out.
 */
@Component(service = Contract.class, property = "name=Forecaster")
public final class ForecasterPromises implements Contract<Forecaster> {
  private static final int HORIZON = 12;
  private static final long SEED = 1;

  @Activate
  public ForecasterPromises() {}

  @Override
  public String name() {
    return "Forecaster";
  }

  @Override
  public Class<Forecaster> spi() {
    return Forecaster.class;
  }

  @Override
  public boolean appliesTo(Map<String, ?> properties) {
    return true;
  }

  @Override
  public List<Check<Forecaster>> checks() {
    return List.of(
        new Check<>("it has a short name that stays the same", ForecasterPromises::named),
        new Check<>("it forecasts three years of a price", ForecasterPromises::forecasts),
        new Check<>(
            "every path has one finite number for each month asked for",
            ForecasterPromises::wellFormed),
        new Check<>(
            "a history it can do nothing with is answered, not thrown",
            ForecasterPromises::meagreAnswered),
        new Check<>("equal questions get equal answers", ForecasterPromises::repeats),
        new Check<>(
            "later months it has seen do not change what it says about earlier ones",
            ForecasterPromises::looksNotAhead),
        new Check<>("two threads at once get what one gets", ForecasterPromises::shared));
  }

  private static Optional<String> named(Forecaster forecaster) {
    String name = forecaster.name();
    if (name == null || !name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
      return complain("Its name is '%s', expected 1 to 40 letters, digits, dots or dashes.", name);
    }
    String again = forecaster.name();
    return name.equals(again) ? fine() : complain("Its name was '%s', then '%s'.", name, again);
  }

  private static Optional<String> forecasts(Forecaster forecaster) {
    ForecastAnswer answer = ask(forecaster, Histories.price());
    return answer.read(
        path -> fine(),
        none ->
            complain(
                "It says of 36 months of a price: '%s', expected a path. A forecaster that answers"
                    + " nothing the contract asks cannot be tried.",
                none.because()));
  }

  private static Optional<String> wellFormed(Forecaster forecaster) {
    for (SeriesHistory history : List.of(Histories.price(), Histories.probability())) {
      for (int horizon : new int[] {1, HORIZON}) {
        Optional<String> complaint =
            malformed(forecaster.forecast(history, horizon, SEED), history, horizon);
        if (complaint.isPresent()) {
          return complaint;
        }
      }
    }
    return fine();
  }

  private static Optional<String> meagreAnswered(Forecaster forecaster) {
    for (SeriesHistory history : Histories.meagre()) {
      Optional<String> complaint = malformed(askFew(forecaster, history), history, 3);
      if (complaint.isPresent()) {
        return complaint;
      }
    }
    return fine();
  }

  private static Optional<String> repeats(Forecaster forecaster) {
    ForecastAnswer once = ask(forecaster, Histories.price());
    ask(forecaster, Histories.probability());
    ForecastAnswer again = ask(forecaster, Histories.price());
    return once.equals(again)
        ? fine()
        : complain(
            "The same price, horizon and seed gave %s, then %s. Maybe it keeps state, or draws"
                + " without the seed.",
            once, again);
  }

  private static Optional<String> looksNotAhead(Forecaster forecaster) {
    SeriesHistory whole = Histories.jump();
    SeriesHistory early = whole.known(24);
    ForecastAnswer before = ask(forecaster, early);
    ask(forecaster, whole);
    ForecastAnswer after = ask(forecaster, early);
    return before.equals(after)
        ? fine()
        : complain(
            "Months 1 to 24 gave %s; after months 25 to 36 had been shown, the same 24 months gave"
                + " %s. Maybe it remembers histories by target.",
            before, after);
  }

  private static Optional<String> shared(Forecaster forecaster) {
    ForecastAnswer price = ask(forecaster, Histories.price());
    ForecastAnswer probability = ask(forecaster, Histories.probability());
    CompletableFuture<ForecastAnswer> other = new CompletableFuture<>();
    Thread thread = new Thread(() -> complete(other, forecaster), "contract: second caller");
    thread.setDaemon(true);
    thread.start();
    ForecastAnswer here = ask(forecaster, Histories.probability());
    ForecastAnswer there = other.join();
    if (!there.equals(price)) {
      return complain(
          "Asked by two threads at once it gave %s for a price, alone %s.", there, price);
    }
    return here.equals(probability)
        ? fine()
        : complain(
            "Asked by two threads at once it gave %s for a probability, alone %s.",
            here, probability);
  }

  private static void complete(CompletableFuture<ForecastAnswer> answer, Forecaster forecaster) {
    try {
      answer.complete(ask(forecaster, Histories.price()));
    } catch (Throwable broken) { // what a plug-in throws, errors of linking too, is told
      answer.completeExceptionally(broken);
    }
  }

  private static ForecastAnswer ask(Forecaster forecaster, SeriesHistory history) {
    return answered(forecaster.forecast(history, HORIZON, SEED), history);
  }

  private static ForecastAnswer askFew(Forecaster forecaster, SeriesHistory history) {
    try {
      return answered(forecaster.forecast(history, 3, SEED), history);
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "%s for '%s'; expected Unavailable(because)".formatted(e, history.target()), e);
    }
  }

  private static ForecastAnswer answered(ForecastAnswer answer, SeriesHistory history) {
    if (answer == null) {
      throw new IllegalStateException(
          "null for '%s'; expected Unavailable(because)".formatted(history.target()));
    }
    return answer;
  }

  private static Optional<String> malformed(
      ForecastAnswer answer, SeriesHistory history, int horizon) {
    return answered(answer, history)
        .read(
            path -> malformed(path.mean(), history, horizon),
            none ->
                none.because() == null || none.because().isBlank()
                    ? complain("It cannot forecast '%s' and does not say why.", history.target())
                    : fine());
  }

  private static Optional<String> malformed(List<Double> mean, SeriesHistory history, int horizon) {
    if (mean.size() != horizon) {
      return complain(
          "It gave %d numbers for '%s', expected %d.", mean.size(), history.target(), horizon);
    }
    for (int month = 0; month < horizon; month++) {
      if (!Double.isFinite(mean.get(month))) {
        return complain(
            "It gave %s for month %d of '%s', expected a finite number.",
            mean.get(month), month + 1, history.target());
      }
    }
    return fine();
  }

  private static Optional<String> fine() {
    return Optional.empty();
  }

  private static Optional<String> complain(String format, Object... values) {
    return Optional.of(format.formatted(values));
  }
}
