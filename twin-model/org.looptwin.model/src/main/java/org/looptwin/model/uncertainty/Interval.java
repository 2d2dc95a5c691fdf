package org.looptwin.model.uncertainty;

import org.looptwin.model.quantity.MonthlySeries;

/**
 * The range of one parameter over the horizon.
 *
 * @param parameter e.g. {@code carbon} (EUR/t), {@code p:S01}, {@code p:SUEZ} (probabilities)
 * @param nominal the expected path
 * @param lower never below the parameter's domain
 * @param upper never above it
 * @param rule how the radius came about, e.g. {@code conformal 0.9, 24 errors}
 */
public record Interval(
    String parameter,
    MonthlySeries nominal,
    MonthlySeries lower,
    MonthlySeries upper,
    String rule) {}
