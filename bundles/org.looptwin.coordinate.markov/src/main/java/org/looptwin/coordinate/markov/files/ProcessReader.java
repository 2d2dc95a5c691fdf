package org.looptwin.coordinate.markov.files;

import java.util.function.BooleanSupplier;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.ProcessBuilder;
import org.looptwin.coordinate.api.ProcessRowException;
import org.looptwin.coordinate.api.UnreadableException;
import org.looptwin.coordinate.markov.exact.Patience;
import org.looptwin.coordinate.markov.exact.TableMemory;

/** {@code {"gamma","states","transitions":[[s,a,next,p]],"rewards":[[s,a,r]]}}. */
final class ProcessReader {
  private static final int MOST_STATES = 50_000_000;

  /** Up to 16 numbers of 8 bytes: where rows begin, values, best pairs, the answer as text. */
  private static final long BYTES_PER_STATE = 128;

  private final Pointed root;
  private final TableMemory memory;
  private final Patience patience;

  ProcessReader(Pointed root, TableMemory memory, BooleanSupplier cancelled) {
    this.patience = new Patience(cancelled);
    this.root = root;
    this.memory = memory;
  }

  DecisionProcess process() throws UnreadableException {
    new Keys("a decision process", "gamma", "states", "transitions", "rewards").check(root);
    double gamma = root.get("gamma").number(0, 1);
    int states = states();
    ProcessBuilder builder = new ProcessBuilder(states, gamma);
    Pointed transitions = root.get("transitions").array();
    for (int k = 0; k < transitions.size(); k++) {
      patience.at(k);
      Pointed row = transitions.get(k).row(4, "[state, action, next state, probability]");
      builder.transition(
          row.get(0).whole(0, states - 1),
          row.get(1).whole(0, Integer.MAX_VALUE - 1),
          row.get(2).whole(0, states - 1),
          row.get(3).number(0, 1 + ProcessBuilder.SUM_TOLERANCE));
    }
    if (root.has("rewards")) {
      Pointed rewards = root.get("rewards").array();
      for (int k = 0; k < rewards.size(); k++) {
        patience.at(k);
        Pointed row = rewards.get(k).row(3, "[state, action, reward]");
        builder.reward(
            row.get(0).whole(0, states - 1),
            row.get(1).whole(0, Integer.MAX_VALUE - 1),
            row.get(2).number());
      }
    }
    return built(builder);
  }

  private int states() throws UnreadableException {
    Pointed node = root.get("states");
    int states = node.whole(1, MOST_STATES);
    try {
      memory.check(
          BYTES_PER_STATE * states,
          "the tables of %,d states with %,d bytes each".formatted(states, BYTES_PER_STATE),
          "fewer states");
    } catch (IllegalArgumentException e) {
      throw node.wrong(e);
    }
    return states;
  }

  private DecisionProcess built(ProcessBuilder builder) throws UnreadableException {
    try {
      return builder.build();
    } catch (ProcessRowException e) {
      throw root.get(e.reward() ? "rewards" : "transitions").get(e.row()).wrong(e);
    }
  }
}
