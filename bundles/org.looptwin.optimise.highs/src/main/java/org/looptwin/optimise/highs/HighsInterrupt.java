package org.looptwin.optimise.highs;

import com.sun.jna.Pointer;
import org.looptwin.optimise.api.Watch;

/**
 * Asks the watch whether to go on, each time HiGHS offers to be interrupted, and tells it of better
 * bounds of a mixed-integer solve. What the watch throws ends the solve and is thrown again by
 * {@link #rethrow}, on the Java side of the call.
 */
final class HighsInterrupt implements HighsC.Ask {
  private static final double TELL_AFTER_SECONDS = 1;

  private final HighsC api;
  private final Watch watch;
  private double toldObjective = Double.NaN;
  private double toldBound = Double.NaN;
  private double toldSeconds;
  private RuntimeException thrown;

  HighsInterrupt(HighsC api, Watch watch) {
    this.api = api;
    this.watch = watch;
  }

  @Override
  public void invoke(int type, Pointer message, Pointer out, Pointer in, Pointer user) {
    boolean stop = true;
    try {
      if (type == HighsC.MIP_INTERRUPT) {
        tell(out);
      }
      stop = thrown != null || watch.cancelled();
    } catch (RuntimeException e) {
      thrown = e;
    }
    in.setInt(0, stop ? 1 : 0);
  }

  private void tell(Pointer out) {
    double objective = item(out, "mip_primal_bound");
    double bound = item(out, "mip_dual_bound");
    double seconds = item(out, "running_time");
    boolean news =
        Double.compare(objective, toldObjective) != 0 || Double.compare(bound, toldBound) != 0;
    if (news || seconds >= toldSeconds + TELL_AFTER_SECONDS) {
      toldObjective = objective;
      toldBound = bound;
      toldSeconds = seconds;
      watch.progress(objective, bound, seconds);
    }
  }

  private double item(Pointer out, String name) {
    Pointer at = api.getCallbackDataOutItem(out, name);
    double value = at == null ? Double.NaN : at.getDouble(0);
    return Math.abs(value) >= 1e300 ? Double.NaN : value;
  }

  void rethrow() {
    if (thrown != null) {
      throw thrown;
    }
  }
}
