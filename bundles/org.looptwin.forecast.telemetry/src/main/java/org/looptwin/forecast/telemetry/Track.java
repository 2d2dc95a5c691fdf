package org.looptwin.forecast.telemetry;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.looptwin.forecast.telemetry.Domains.Domain;
import org.looptwin.model.forecast.TelemetryOutlook;
import org.looptwin.model.forecast.TelemetryOutlook.Motion;
import org.looptwin.model.forecast.TelemetryOutlook.Reach;
import org.looptwin.model.telemetry.SeriesId;

/**
 * What was learned of one series. Constant time and space for each reading; one thread learns,
 * others may ask for the outlook.
 */
final class Track {
  private static final double[] HORIZONS = {1, 6, 24, 48, 120, TelemetryOutlook.LONGEST_HOURS};

  /** Numbers that are kept of it. */
  static final int NUMBERS =
      7 + Filter.NUMBERS * Bank.FILTERS + RefillLog.NUMBERS + Promise.NUMBERS * HORIZONS.length;

  /** Nothing is told of fewer readings. */
  static final int LEAST = 8;

  private static final double HOUR_MS = 3_600_000;

  /** Readings that come faster than two a minute add nothing within hours. */
  private static final long SOONEST_MS = 30_000;

  private static final double STEP_GAIN = 0.1;
  private static final double LONG_STEPS = 5;

  /** After so many readings in a row that fit nothing, the series is noisier than it seemed. */
  private static final int STRANGE = 3;

  private static final double NOISIER = 4;

  /** After a gap of so many steps, and no shorter than the longest forecast, all is forgotten. */
  private static final double FORGOTTEN_STEPS = 20;

  private final SeriesId series;
  private final Domain domain;
  private final Promise[] promises = new Promise[HORIZONS.length];
  private Bank bank;
  private RefillLog refills;
  private double readings;
  private double last = Double.NaN;
  private double value;
  private double stepHours;
  private double strange;
  private double candidate;
  private double candidateAt;
  private volatile TelemetryOutlook outlook;
  private volatile int usable;
  private volatile int late;
  private volatile int soon;
  private String line;

  Track(SeriesId series, Domain domain) {
    this.series = series;
    this.domain = domain;
    forget();
  }

  Track(SeriesId series, Domain domain, ByteBuffer state) {
    this.series = series;
    this.domain = domain;
    readings = state.getDouble();
    last = state.getDouble();
    value = state.getDouble();
    stepHours = state.getDouble();
    strange = state.getDouble();
    candidate = state.getDouble();
    candidateAt = state.getDouble();
    bank = new Bank(state);
    refills = new RefillLog(state);
    for (int i = 0; i < HORIZONS.length; i++) {
      promises[i] = new Promise(HORIZONS[i], state);
    }
    tell();
  }

  void write(ByteBuffer state) {
    state.putDouble(readings).putDouble(last).putDouble(value).putDouble(stepHours);
    state.putDouble(strange).putDouble(candidate).putDouble(candidateAt);
    bank.write(state);
    refills.write(state);
    for (Promise promise : promises) {
      promise.write(state);
    }
  }

  SeriesId series() {
    return series;
  }

  /** Null while too little is known. */
  TelemetryOutlook outlook() {
    return outlook;
  }

  /** That count. */
  int readings() {
    return usable;
  }

  /** Since the start of the server, in words. */
  String passedOver() {
    return (late == 0 ? "" : "; %d came late, after newer ones".formatted(late))
        + (soon == 0
            ? ""
            : "; %d came within %d s of the one before".formatted(soon, SOONEST_MS / 1000));
  }

  /** As text; the same until it learns again. */
  String line() {
    if (line == null) {
      line = TrackLine.write(this);
    }
    return line;
  }

  private void forget() {
    bank = null;
    refills = new RefillLog();
    readings = 0;
    stepHours = 0;
    strange = 0;
    for (int i = 0; i < HORIZONS.length; i++) {
      promises[i] = new Promise(HORIZONS[i]);
    }
  }

  /** Tells whether the outlook is another one now. */
  boolean take(double reading, long ts) {
    double hours = (ts - last) / HOUR_MS;
    if (readings > 0 && ts - last < SOONEST_MS) {
      passOver(ts);
      return false;
    }
    line = null;
    if (readings > 0
        && hours > Math.max(TelemetryOutlook.LONGEST_HOURS, FORGOTTEN_STEPS * stepHours)) {
      forget();
    }
    if (readings == 0) {
      bank = new Bank(reading);
    } else if (!follow(reading, ts, hours)) {
      return false;
    }
    readings++;
    last = ts;
    value = reading;
    return tell();
  }

  private void passOver(long ts) {
    late += ts < last ? 1 : 0;
    soon += ts < last ? 0 : 1;
  }

  /**
   * Tells whether it learned from the reading rather than waiting for another one to confirm it.
   */
  private boolean follow(double reading, long ts, double hours) {
    double step = step(hours);
    if (readings == 1) {
      bank.begin(step);
    }
    if (readings < LEAST || !bank.surprisedBy(reading, hours, step)) {
      strange = 0;
      stepHours = step;
      bank.learn(reading, hours, step, readings > 1);
      for (Promise promise : promises) {
        promise.keep(reading, ts, step);
      }
      return true;
    }
    if (!jumped(reading, ts, hours)) {
      return false;
    }
    stepHours = step;
    return true;
  }

  /** The usual time between readings, with this one. */
  private double step(double hours) {
    return readings == 1
        ? hours
        : stepHours + STEP_GAIN * (Math.min(hours, LONG_STEPS * stepHours) - stepHours);
  }

  /** One strange reading is kept back; a second one near it confirms that the series has jumped. */
  private boolean jumped(double reading, long ts, double hours) {
    double error = reading - bank.expected(hours);
    boolean confirmed = strange > 0 && Math.abs(reading - candidate) < Math.abs(error) / 2;
    strange++;
    if (!confirmed && strange < STRANGE) {
      candidate = reading;
      candidateAt = ts;
      return false;
    }
    boolean refilled = confirmed && domain.stock() && error > 0;
    if (refilled) {
      refills.refilled((long) candidateAt);
    } else {
      bank.widen(NOISIER, reading);
    }
    bank.jump(reading);
    strange = 0;
    for (Promise promise : promises) {
      promise.forget();
    }
    return true;
  }

  private boolean tell() {
    usable = (int) readings;
    if (readings < LEAST) {
      boolean known = outlook != null;
      outlook = null;
      return known;
    }
    Motion motion = bank.motion(stepHours);
    List<Reach> reaches = new ArrayList<>(HORIZONS.length);
    for (Promise promise : promises) {
      promise.make(motion, value, (long) last);
      reaches.add(promise.reach());
    }
    outlook =
        new TelemetryOutlook(
            series,
            Instant.ofEpochMilli((long) last),
            value,
            (int) readings,
            motion,
            reaches,
            refills.refills((long) last),
            domain.least(),
            domain.greatest());
    return true;
  }
}
