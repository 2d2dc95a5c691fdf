package org.looptwin.coordinate.markov.learn;

import org.looptwin.coordinate.api.DecisionProcess;

/** What a network sees of a state that has no name: its number, as one of many for few states. */
final class Features {
  private static final int ONE_OF_MANY = 256;

  private final DecisionProcess process;

  Features(DecisionProcess process) {
    this.process = process;
  }

  /** [state][feature]; above 256 states the number's binary digits. */
  double[][] all() {
    int states = process.states();
    int width = states <= ONE_OF_MANY ? states : 32 - Integer.numberOfLeadingZeros(states - 1);
    double[][] features = new double[states][width];
    for (int s = 0; s < states; s++) {
      if (states <= ONE_OF_MANY) {
        features[s][s] = 1;
      } else {
        for (int bit = 0; bit < width; bit++) {
          features[s][bit] = s >> bit & 1;
        }
      }
    }
    return features;
  }
}
