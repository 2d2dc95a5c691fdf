package org.looptwin.forecast.telemetry;

import java.nio.ByteBuffer;
import org.looptwin.model.forecast.TelemetryOutlook.Refills;

/** When a stock was filled up: mean and spread of the times between (Welford's method). */
final class RefillLog {
  static final int NUMBERS = 4;

  private static final double HOUR_MS = 3_600_000;

  private double last = Double.NaN;
  private double counted;
  private double mean;
  private double squares;

  RefillLog() {}

  RefillLog(ByteBuffer state) {
    last = state.getDouble();
    counted = state.getDouble();
    mean = state.getDouble();
    squares = state.getDouble();
  }

  void write(ByteBuffer state) {
    state.putDouble(last).putDouble(counted).putDouble(mean).putDouble(squares);
  }

  void refilled(long ts) {
    if (!Double.isNaN(last)) {
      double hours = (ts - last) / HOUR_MS;
      counted++;
      double off = hours - mean;
      mean += off / counted;
      squares += off * (hours - mean);
    }
    last = ts;
  }

  Refills refills(long now) {
    return counted == 0
        ? Refills.NONE
        : new Refills(
            (int) counted,
            mean,
            counted < 2 ? 0 : StrictMath.sqrt(squares / (counted - 1)),
            (now - last) / HOUR_MS);
  }
}
