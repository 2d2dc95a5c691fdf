package org.looptwin.rules.api;

/** Why a rule file was refused. */
public record RuleProblem(String file, int line, String message) {
  @Override
  public String toString() {
    return "%s:%d: %s".formatted(file, line, message);
  }
}
