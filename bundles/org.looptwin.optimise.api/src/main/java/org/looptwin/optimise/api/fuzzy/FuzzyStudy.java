package org.looptwin.optimise.api.fuzzy;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What kind of model a file holds. */
public enum FuzzyStudy {
  /** The fully fuzzy chain of eleven kinds of actors. */
  CHAIN("study-b"),
  /** The network between cost and CO2 with devices that watch sites and lanes. */
  NETWORK("study-c"),
  /** Any fully fuzzy linear program. */
  PROGRAM("program");

  private final String label;

  FuzzyStudy(String label) {
    this.label = label;
  }

  /** How it is asked for. */
  public String label() {
    return label;
  }

  public static Optional<FuzzyStudy> named(String name) {
    return Arrays.stream(values()).filter(one -> one.label.equals(name)).findFirst();
  }

  /** For messages. */
  public static String names() {
    return Arrays.stream(values()).map(FuzzyStudy::label).collect(Collectors.joining(", "));
  }
}
