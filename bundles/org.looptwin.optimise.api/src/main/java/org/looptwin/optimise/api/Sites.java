package org.looptwin.optimise.api;

import java.util.Set;

/**
 * Which recycling centres may be open; all battery plants are.
 *
 * @param kind free choice, or fixed
 * @param open the open recycling centres when fixed, else empty
 */
public record Sites(Kind kind, Set<String> open) {
  public static final Sites FREE = new Sites(Kind.FREE, Set.of());

  public Sites {
    open = Set.copyOf(open);
  }

  public static Sites fixed(Set<String> open) {
    return new Sites(Kind.FIXED, open);
  }

  /** Whether the solver chooses. */
  public enum Kind {
    FREE,
    FIXED
  }
}
