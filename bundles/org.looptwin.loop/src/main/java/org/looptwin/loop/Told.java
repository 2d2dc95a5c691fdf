package org.looptwin.loop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.looptwin.decision.api.Stance;
import org.looptwin.model.network.Case;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.twin.TwinSnapshot;

/**
 * What readings have told besides the newest state: lots on their way, and the market month by
 * month. A function of the journal alone.
 */
final class Told {
  private final Transit transit;
  private final MarketMonths market = new MarketMonths();

  Told(Case reference) {
    this.transit = new Transit(reference);
  }

  void take(List<JournalEntry> entries) {
    transit.take(entries);
    market.take(entries);
  }

  /** Takes up what a checkpoint kept. */
  void restore(Collection<String> kept) {
    transit.restore(kept);
    market.restore(kept);
  }

  /** For a checkpoint. */
  List<String> kept() {
    List<String> kept = new ArrayList<>(transit.kept());
    kept.addAll(market.kept());
    return kept;
  }

  /** What a plan is made from, with what was told so far. */
  Situation situation(
      TwinSnapshot snapshot, Conditions conditions, Stance stance, Executed executed) {
    return new Situation(snapshot, conditions, stance, executed, transit.all(), market.means());
  }
}
