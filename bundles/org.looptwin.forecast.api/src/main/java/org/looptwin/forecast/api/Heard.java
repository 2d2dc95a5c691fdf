package org.looptwin.forecast.api;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which members a forecast asks, and whether it waits for those that have to train first.
 *
 * @param who everyone, the light ones, or the named
 * @param names of the members asked; empty unless {@code who} is {@link Who#NAMED}
 * @param passedOver what a repeated outlook says of the members that were not heard; empty unless
 *     {@code who} is {@link Who#NAMED}
 * @param patient whether training is waited for
 */
public record Heard(Who who, SortedSet<String> names, List<String> passedOver, boolean patient) {
  /** Everyone present, as they are: who is still training has no answer yet. */
  public static final Heard EVERYONE = new Heard(Who.EVERYONE, new TreeSet<>(), List.of(), false);

  /** Only members that answer at once, see {@link Forecaster#heavy()}. */
  public static final Heard LIGHT = new Heard(Who.LIGHT, new TreeSet<>(), List.of(), false);

  public Heard {
    names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
    passedOver = List.copyOf(passedOver);
  }

  /**
   * Exactly the members of an earlier outlook, to repeat it; waits for their training.
   *
   * @param names {@link org.looptwin.model.forecast.Outlook#heard()}
   * @param passedOver {@link org.looptwin.model.forecast.Outlook#passedOver()}
   */
  public static Heard exactly(Collection<String> names, List<String> passedOver) {
    return new Heard(Who.NAMED, new TreeSet<>(names), passedOver, true);
  }

  /** The same members, with time to train. For callers that nobody waits for. */
  public Heard waiting() {
    return new Heard(who, names, passedOver, true);
  }

  /** Whether this member is asked. */
  public boolean asks(String name, boolean heavy) {
    return switch (who) {
      case EVERYONE -> true;
      case LIGHT -> !heavy;
      case NAMED -> names.contains(name);
    };
  }

  /** The three ways to say who is asked. */
  public enum Who {
    EVERYONE,
    LIGHT,
    NAMED
  }
}
