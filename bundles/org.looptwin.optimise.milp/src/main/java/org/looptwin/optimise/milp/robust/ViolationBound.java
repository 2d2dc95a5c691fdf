package org.looptwin.optimise.milp.robust;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * How likely a row protected with a budget Gamma of n terms is broken at most, when the deviations
 * are independent, symmetric and bounded: Bertsimas and Sim, Operations Research 52 (2004), Theorem
 * 3. A driver shared by several terms, such as one carbon price in all of them, or a range cut off
 * at one end breaks these assumptions, and then neither figure is a bound.
 */
public final class ViolationBound {
  private ViolationBound() {}

  /**
   * B(n, Gamma), exact: with nu = (Gamma + n) / 2 and mu its fraction, {@code 2^-n ((1 - mu) C(n,
   * floor nu) + sum of C(n, l), l > floor nu)}.
   */
  public static double exact(int n, double gamma) {
    check(n, gamma);
    if (gamma >= n) {
      return gamma > n || n == 0 ? 0 : Math.pow(0.5, n);
    }
    double nu = (gamma + n) / 2;
    int first = (int) Math.floor(nu);
    BigInteger tail = BigInteger.ZERO;
    BigInteger choose = BigInteger.ONE;
    for (int l = n; l > first; l--) {
      tail = tail.add(choose);
      choose = choose.multiply(BigInteger.valueOf(l)).divide(BigInteger.valueOf(n - l + 1L));
    }
    return new BigDecimal(choose)
        .multiply(BigDecimal.valueOf(1 - (nu - first)))
        .add(new BigDecimal(tail))
        .divide(new BigDecimal(BigInteger.TWO.pow(n)), MathContext.DECIMAL64)
        .doubleValue();
  }

  /**
   * The normal form 1 - Phi((Gamma - 1) / sqrt n), which the tables of the paper print. Near the
   * exact bound in the middle, several times above it in the far tail; no bound itself.
   */
  public static double normal(int n, double gamma) {
    check(n, gamma);
    return n == 0 ? 0 : NormalTail.above((gamma - 1) / Math.sqrt(n));
  }

  private static void check(int n, double gamma) {
    if (n < 0 || !(gamma >= 0)) {
      throw new IllegalArgumentException(
          "n is %d and Gamma %s, expected 0 or more.".formatted(n, gamma));
    }
  }
}
