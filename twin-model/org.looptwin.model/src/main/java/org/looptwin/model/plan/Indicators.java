package org.looptwin.model.plan;

/**
 * The twelve indicators of study A, table 9; null where one plan cannot give the number, with a
 * sentence in the plan that says why.
 *
 * @param operatingMeurPerYear operating cost without purchases
 * @param costPerVehicleEur operating and purchase over vehicles
 * @param recyclingReductionRate emissions avoided by regeneration over total emissions
 * @param disruptionLossMeur expected loss
 * @param stockoutPercent unmet demand over demand
 */
public record Indicators(
    Double operatingMeurPerYear,
    Double costPerVehicleEur,
    Double paybackYears,
    Double emissionsTPerYear,
    Double tCo2PerVehicle,
    Double recyclingReductionRate,
    Double disruptionLossMeur,
    Double stockoutPercent,
    Double responseHours,
    Double solveSeconds,
    Double gapToExactPercent,
    Double stabilityStdMeur) {}
