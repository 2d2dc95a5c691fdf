package org.looptwin.optimise.fuzzy.program;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a fuzzy row becomes crisp rows. What the first allows the second allows, and what the second
 * allows the third does.
 */
public enum Conversion {
  /** Every vertex (Kumar, Kaur and Singh 2011). */
  VERTEXWISE("vertexwise"),
  /** Both ends of the nearest interval (after Sharma and Aggarwal 2018: a reconstruction). */
  NEAREST_INTERVAL("interval"),
  /** One number for each side. */
  RANKING("ranking"),
  /** To a degree alpha by expected intervals (Jimenez 1996). */
  POSSIBILISTIC("possibilistic");

  private final String label;

  Conversion(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  public static Optional<Conversion> named(String name) {
    return Arrays.stream(values()).filter(one -> one.label.equals(name)).findFirst();
  }

  /** For messages. */
  public static String names() {
    return Arrays.stream(values()).map(Conversion::label).collect(Collectors.joining(", "));
  }
}
