package org.looptwin.coordinate.markov.files;

import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.ProcessBuilder;
import org.looptwin.coordinate.api.UnreadableException;

/** {@code {"gamma","states","transitions":[[s,a,next,p]],"rewards":[[s,a,r]]}}. */
final class ProcessReader {
  private static final int MOST_STATES = 50_000_000;

  private final Pointed root;

  ProcessReader(Pointed root) {
    this.root = root;
  }

  DecisionProcess process() throws UnreadableException {
    double gamma = root.get("gamma").number(0, 1);
    int states = root.get("states").whole(1, MOST_STATES);
    ProcessBuilder builder = new ProcessBuilder(states, gamma);
    Pointed transitions = root.get("transitions").array();
    for (int k = 0; k < transitions.size(); k++) {
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
        Pointed row = rewards.get(k).row(3, "[state, action, reward]");
        builder.reward(
            row.get(0).whole(0, states - 1),
            row.get(1).whole(0, Integer.MAX_VALUE - 1),
            row.get(2).number());
      }
    }
    try {
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw root.wrong(e);
    }
  }
}
