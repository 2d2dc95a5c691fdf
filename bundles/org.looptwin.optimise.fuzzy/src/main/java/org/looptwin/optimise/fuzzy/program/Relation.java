package org.looptwin.optimise.fuzzy.program;

/** Between the two sides of a fuzzy row. */
public enum Relation {
  AT_MOST("<="),
  EQUAL("="),
  AT_LEAST(">=");

  private final String sign;

  Relation(String sign) {
    this.sign = sign;
  }

  @Override
  public String toString() {
    return sign;
  }
}
