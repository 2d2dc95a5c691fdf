package org.looptwin.coordinate.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a learner tries what does not look best. */
public enum Exploration {
  /** The best, but with a probability that falls from 0.2 to 0.02 any. */
  EPSILON,
  /** The best plus {@code sqrt(2 ln n / n_a)} of the range seen. */
  UCB1,
  /** The best of draws around the estimates, narrower with visits. */
  THOMPSON,
  /** Drawn by Boltzmann weights, colder with time. */
  SOFTMAX;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(Exploration::word).toList();
  }

  public static Optional<Exploration> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
