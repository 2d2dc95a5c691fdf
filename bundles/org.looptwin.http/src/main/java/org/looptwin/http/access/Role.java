package org.looptwin.http.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller may do; from the viewer on, each role includes those before it. */
public enum Role {
  /** Send telemetry and nothing else: a machine in a plant. */
  PLANT,
  /** Read. */
  VIEWER,
  /** Answer decisions and alarms, send telemetry. */
  OPERATOR,
  /** Change rules and plug-ins, ask what-if questions. */
  ENGINEER,
  ADMIN;

  /** Whether it may do what is meant for the other: a viewer sends no telemetry. */
  public boolean includes(Role other) {
    boolean plantsTask = other == PLANT && this == VIEWER;
    return compareTo(other) >= 0 && !plantsTask;
  }

  /** The word used in files and messages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@code a viewer}, {@code an operator}. */
  String one() {
    return ("AEIOU".indexOf(name().charAt(0)) < 0 ? "a " : "an ") + word();
  }

  /** The least roles that may do what is meant for this one, for messages. */
  String wanted() {
    return this == PLANT ? "plant or operator" : word();
  }

  static Optional<Role> ofWord(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }
}
