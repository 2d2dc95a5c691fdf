package org.looptwin.uncertainty.api;

import java.util.List;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.model.uncertainty.UncertaintySet;
import org.osgi.annotation.versioning.ProviderType;

/** Builds boxes around nominal paths from past errors. Widens in doubt, never narrows. */
@ProviderType
public interface UncertaintySets {
  /**
   * @param id of the new set
   * @param parameters what is uncertain; a parameter without errors gets its fallback radius
   * @param radius the rule for the radius
   */
  UncertaintySet box(String id, List<Parameter> parameters, Radius radius);

  /**
   * @param name e.g. {@code p:S01}, {@code p:SUEZ}, {@code carbon}
   * @param nominal path over the horizon
   * @param errors past one-step errors (outcome minus forecast), oldest first
   * @param lowest the domain's lower end
   * @param highest the domain's upper end
   * @param fallbackRadius used, and said so, when there are too few errors for the rule
   */
  record Parameter(
      String name,
      MonthlySeries nominal,
      List<Double> errors,
      double lowest,
      double highest,
      double fallbackRadius) {}

  /**
   * How wide.
   *
   * @param kind conformal (default), study A scaled, study A literal, or none
   * @param level coverage for conformal, e.g. 0.9
   * @param beta factor for study A's radius, 1.2
   */
  record Radius(Kind kind, double level, double beta) {
    public static final Radius CONFORMAL_90 = new Radius(Kind.CONFORMAL, 0.9, 1.2);
    public static final Radius STUDY_A = new Radius(Kind.STUDY_A_SCALED, 0.9, 1.2);

    /** Rules for the radius. */
    public enum Kind {
      /** Split conformal: the k-th smallest absolute error, k = ceil((n+1) level). */
      CONFORMAL,
      /** The same with newer errors counting more (Barber et al. 2023). */
      CONFORMAL_RECENT,
      /** The same at a level that follows how often past radii were exceeded (ACI). */
      CONFORMAL_ADAPTIVE,
      /** Study A, eq. 13-14, with the variance made relative: beta std (1 + var_recent / std^2). */
      STUDY_A_SCALED,
      /** Study A as printed: beta std (1 + var_recent). */
      STUDY_A_LITERAL,
      /** No radius: the nominal path alone. */
      NONE
    }
  }
}
