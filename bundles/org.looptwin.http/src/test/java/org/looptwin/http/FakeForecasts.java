package org.looptwin.http;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.looptwin.forecast.api.Arena;
import org.looptwin.forecast.api.ForecastRecord;
import org.looptwin.forecast.api.Heard;
import org.looptwin.forecast.api.KeptForecast;
import org.looptwin.forecast.api.Reasons;
import org.looptwin.forecast.api.Trust;
import org.looptwin.model.quantity.MonthlySeries;

/** One forecast of the carbon price that has met the first of its two months. */
final class FakeForecasts implements ForecastRecord {
  private static final Instant AT = Instant.parse("2025-03-01T00:00:04Z");

  volatile Trust.State state = Trust.State.TOO_FEW;

  @Override
  public List<KeptForecast> kept(String target, int limit) {
    YearMonth next = YearMonth.of(2025, 2);
    KeptForecast kept =
        new KeptForecast(
            41,
            "carbon",
            KeptForecast.Role.LIVE,
            Instant.parse("2025-02-03T06:00:12Z"),
            YearMonth.of(2025, 1),
            89.5,
            "mix",
            List.of("theta"),
            new MonthlySeries(next, 90, 91),
            new MonthlySeries(next, 80, 79),
            new MonthlySeries(next, 100, 102),
            List.of(1.0),
            List.of(new KeptForecast.Outcome(next, 93, AT, 3, 3.5, true)));
    return target.isEmpty() || target.equals("carbon") ? List.of(kept) : List.of();
  }

  @Override
  public List<Trust> trust() {
    return List.of(
        new Trust(
            "carbon",
            new Trust.Coverage(state, 1, 1, 0.8, Double.NaN, Double.NaN, "carbon: a sentence"),
            new Trust.Rivals("everyone", "light", 0, Double.NaN, "carbon: rivals"),
            new Trust.Drift(6, 5, "carbon: drifts")));
  }

  @Override
  public List<News> news(int limit) {
    return List.of(
        new News(AT, "refit", "", "all learnt anew"), new News(AT, "drift", "p:S01", "p"));
  }

  @Override
  public Optional<Reasons> reasons(String target) {
    return Optional.of(
        new Reasons(
            target,
            List.of(new Arena.Influence("gpr", 100, 130, 1.5)),
            List.of("lstm"),
            List.of(2.0),
            8,
            Double.NaN,
            "because"));
  }

  @Override
  public Heard champion(String target) {
    return Heard.EVERYONE;
  }
}
