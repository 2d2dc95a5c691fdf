package org.looptwin.optimise.milp.robust;

/** A linear expression and a constant. */
public record Affine(double constant, Linear linear) {
  public static Affine constant(double value) {
    return new Affine(value, Linear.of(new int[0], new double[0]));
  }

  public static Affine of(int column, double coefficient) {
    return new Affine(0, Linear.of(column, coefficient));
  }
}
