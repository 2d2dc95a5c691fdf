package org.looptwin.model.finding;

/**
 * One obligation, evaluated.
 *
 * @param policy pack id, e.g. {@code eu-2023-1542}
 * @param rule rule id in the pack, e.g. {@code BR-XII-C1}
 * @param subject what it was evaluated on, e.g. {@code plan}, {@code R03}
 * @param value what was found; null when there is none
 * @param limit what the law asks for; null when there is none
 * @param unit of value and limit; "" for none
 * @param legalBasis stable reference, e.g. {@code Regulation (EU) 2023/1542, Annex XII Part C(1)}
 * @param sentence for the operator
 */
public record Finding(
    String policy,
    String rule,
    String subject,
    FindingState state,
    Double value,
    Double limit,
    String unit,
    String legalBasis,
    String sentence) {}
