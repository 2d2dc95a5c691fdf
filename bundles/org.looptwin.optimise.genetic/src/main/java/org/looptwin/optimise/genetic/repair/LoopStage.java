package org.looptwin.optimise.genetic.repair;

import java.util.Arrays;

/**
 * Returns, black mass and kits. A recycling centre takes what it can process or store; what cannot
 * be shipped on as black mass or used as kits is not taken in. A plant takes no more kits in a
 * month than it makes packs, so that its inventories stay free.
 */
final class LoopStage {
  private static final int ATTEMPTS = 12;

  private final Draft draft;
  private final int[] sites;
  private final double[] held;
  private final double[] take;
  private final double[] process;
  private final double[] send;
  private final double[] kitsSent;

  LoopStage(Draft draft, Names names) {
    this.draft = draft;
    MonthShape first = draft.months[0];
    sites = first.recyclers.stream().mapToInt(names::site).toArray();
    held = new double[sites.length];
    take = new double[sites.length];
    process = new double[sites.length];
    send = new double[sites.length];
    kitsSent = new double[first.kits.senders()];
  }

  /**
   * @param start share of what the centres can process that they may take at first
   */
  boolean fill(double start) {
    Arrays.fill(held, 0);
    for (int t = 0; t < draft.months.length; t++) {
      for (int r = 0; r < held.length; r++) {
        held[r] += draft.months[t].returned[r];
      }
      double intake = start;
      int attempt = 0;
      while (!month(t, intake, start > 0)) {
        attempt++;
        if (attempt > ATTEMPTS) {
          return false;
        }
        intake = attempt == ATTEMPTS ? 0 : intake * 0.7;
      }
      MonthShape month = draft.months[t];
      for (int r = 0; r < sites.length; r++) {
        draft.x[month.process[r]] = process[r];
        held[r] = draft.x[month.held[r]];
      }
      for (int b = 0; b < month.plants.size(); b++) {
        draft.kits[t][b] = month.kits.taken(b);
      }
    }
    return true;
  }

  /**
   * @param intake share of what the centres can process that they may take and process
   * @param storing whether they may take in what they cannot process yet
   * @return false when something is left that cannot go on
   */
  private boolean month(int t, double intake, boolean storing) {
    MonthShape month = draft.months[t];
    double[] room = draft.room[t].clone();
    collect(month, room, intake, storing);
    process(month, intake);
    month.mass.want(draft.wanted, draft.x);
    month.mass.fill(draft.x, send, month.regeneratorCapacity, room);
    if (left(month.mass, send)) {
      return false;
    }
    for (int m = 0; m < kitsSent.length; m++) {
      kitsSent[m] = month.kitYield * month.mass.taken(m);
    }
    month.kits.want(draft.wanted, draft.x);
    month.kits.fill(draft.x, kitsSent, draft.made[t], room);
    if (left(month.kits, kitsSent)) {
      return false;
    }
    draft.room[t] = room;
    return true;
  }

  private void collect(MonthShape month, double[] room, double intake, boolean storing) {
    for (int r = 0; r < sites.length; r++) {
      double open = draft.x[sites[r]];
      double capacity = intake * open * draft.model.upper(month.process[r]);
      double store = storing ? open * draft.model.upper(month.held[r]) : 0;
      take[r] = Math.max(0, capacity + store - held[r]);
    }
    month.returns.want(draft.wanted, draft.x);
    month.returns.limit(draft.x, month.retired, take, room, month.collectLeast);
  }

  /** Stores what the genes ask for, within the store and what could not be processed otherwise. */
  private void process(MonthShape month, double intake) {
    for (int r = 0; r < sites.length; r++) {
      double open = draft.x[sites[r]];
      double there = month.returns.taken(r) + held[r];
      double capacity = intake * open * draft.model.upper(month.process[r]);
      double store = open * draft.model.upper(month.held[r]);
      double stored = Math.min(Math.min(store, there), draft.wanted[month.held[r]]);
      stored = Math.min(store, Math.max(stored, there - capacity));
      draft.x[month.held[r]] = stored;
      process[r] = there - stored;
      send[r] = month.massYield * process[r];
    }
  }

  private static boolean left(Haul haul, double[] offered) {
    double sum = Arrays.stream(offered).sum();
    for (int sender = 0; sender < offered.length; sender++) {
      if (offered[sender] - haul.sent(sender) > 1e-9 * sum + Draft.NOTHING_KWH) {
        return true;
      }
    }
    return false;
  }
}
