package org.looptwin.forecast.telemetry;

import java.time.Instant;
import java.util.SplittableRandom;
import org.looptwin.forecast.telemetry.Domains.Domain;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

/** Series with known properties, from a seed. */
final class Simulated {
  static final SeriesId STOCK = new SeriesId("battery-plant", "B01", "raw_stock_LI");
  static final SeriesId YIELD = new SeriesId("battery-plant", "B01", "yield");
  static final Domain DAYS = new Domain(0, 365, true);
  static final Domain ANYTHING = new Domain(-1e12, 1e12, false);
  static final Instant START = Instant.parse("2024-03-01T00:00:00Z");

  private final SplittableRandom random;

  Simulated(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Normal, by the polar method. */
  double normal() {
    double u;
    double square;
    do {
      u = 2 * random.nextDouble() - 1;
      double v = 2 * random.nextDouble() - 1;
      square = u * u + v * v;
    } while (square >= 1 || square == 0);
    return u * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
  }

  /** Uniform from 0 to 1. */
  double uniform() {
    return random.nextDouble();
  }

  double[] line(int count, double from, double slope, double noise) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = from + slope * i + noise * normal();
    }
    return values;
  }

  double[] walk(int count, double from, double slope, double step) {
    double[] values = new double[count];
    values[0] = from;
    for (int i = 1; i < count; i++) {
      values[i] = values[i - 1] + slope + step * normal();
    }
    return values;
  }

  static long ms(double hours) {
    return START.toEpochMilli() + StrictMath.round(hours * 3_600_000);
  }

  static Reading reading(SeriesId series, double hours, double value) {
    return reading(series, hours, value, Quality.GOOD);
  }

  static Reading reading(SeriesId series, double hours, double value, Quality quality) {
    return new Reading(series, Instant.ofEpochMilli(ms(hours)), Value.of(value), quality, -1, "");
  }

  /** One an hour. */
  static Track track(Domain domain, double... values) {
    Track track = new Track(STOCK, domain);
    for (int i = 0; i < values.length; i++) {
      track.take(values[i], ms(i));
    }
    return track;
  }
}
