package org.looptwin.coordinate.markov.actors;

import java.util.Locale;

/** The five, in the order of players. */
public enum Actor {
  MANUFACTURER,
  DISTRIBUTOR,
  CONSUMER,
  RECYCLER,
  REUSER;

  public static final int COUNT = 5;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
