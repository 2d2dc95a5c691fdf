package org.looptwin.optimise.fuzzy.compromise;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How memberships mu_k become one number to maximise, lambda being the least of them and w_k the
 * weights (sum 1).
 */
public enum Method {
  /** Zimmermann 1978: lambda; the plan is then made efficient. */
  MAX_MIN("max-min"),
  /** Torabi and Hassini 2008: phi lambda + (1 - phi) sum w_k mu_k. */
  TORABI_HASSINI("torabi-hassini"),
  /** Lai and Hwang 1993: lambda + 0.01 sum w_k mu_k. */
  LAI_HWANG("lai-hwang"),
  /** Werners' "fuzzy and" 1988: phi lambda + (1 - phi) / K sum mu_k; weights are not used. */
  WERNERS("werners"),
  /** Tiwari 1987: sum w_k mu_k. */
  WEIGHTED("weighted"),
  /** Fuzzy goal programming (Mohamed 1997): least sum w_k d_k with mu_k + d_k at least 1. */
  GOAL("goal");

  private static final double DELTA = 0.01;

  private final String label;

  Method(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  public static Optional<Method> named(String name) {
    return Arrays.stream(values()).filter(one -> one.label.equals(name)).findFirst();
  }

  /** For messages. */
  public static String names() {
    return Arrays.stream(values()).map(Method::label).collect(Collectors.joining(", "));
  }

  /** Weight of lambda. */
  double least(double phi) {
    return switch (this) {
      case MAX_MIN, LAI_HWANG -> 1;
      case TORABI_HASSINI, WERNERS -> phi;
      case WEIGHTED, GOAL -> 0;
    };
  }

  /** Weight of an aim's membership, or of its shortfall from 1. */
  double each(double phi, double weight, int aims) {
    return switch (this) {
      case MAX_MIN -> 0;
      case LAI_HWANG -> DELTA * weight;
      case TORABI_HASSINI -> (1 - phi) * weight;
      case WERNERS -> (1 - phi) / aims;
      case WEIGHTED, GOAL -> weight;
    };
  }
}
