package org.looptwin.coordinate.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a decision process is solved. */
public enum DecisionMethod {
  /** Value iteration with MacQueen's span bounds. */
  VI,
  /** Value iteration in place, state after state. */
  GS,
  /** Modified policy iteration: twenty sweeps of a policy between improvements. */
  MPI,
  /** Policy iteration with an exact solve. */
  PI,
  /** The study's algorithm 1: in place, ends when no value changes by the threshold. */
  PAPER,
  /** Monte Carlo control, first visit. */
  MC,
  SARSA,
  /** Q-learning. */
  Q,
  /** Q-learning with two tables, without the bias of a maximum. */
  DOUBLEQ,
  /** Deep Q-network. */
  DQN,
  /** Proximal policy optimisation. */
  PPO;

  /** As on the command line: {@code vi}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Learns from drawn steps rather than computing from the probabilities. */
  public boolean learns() {
    return compareTo(MC) >= 0;
  }

  /** Needs a network, and so the native runtime. */
  public boolean deep() {
    return compareTo(DQN) >= 0;
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(DecisionMethod::word).toList();
  }

  public static Optional<DecisionMethod> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
