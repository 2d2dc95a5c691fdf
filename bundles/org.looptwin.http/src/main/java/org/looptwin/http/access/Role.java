package org.looptwin.http.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller may do; each role includes those before it. */
public enum Role {
  /** Read. */
  VIEWER,
  /** Answer decisions and alarms, send telemetry. */
  OPERATOR,
  /** Change rules and plug-ins, ask what-if questions. */
  ENGINEER,
  ADMIN;

  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }

  /** The word used in files and messages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Role> ofWord(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }
}
