package org.looptwin.model.network;

/**
 * The scalars of a case in the sound reading; defaults are those of the reference case.
 *
 * @param currency money of every price in the case
 * @param carbonPriceEurT price of a tonne of CO2
 * @param recoveryRate share of the retired packs that comes back, 0 to 1
 * @param pSuezCalm interruption probability of the Suez class in calm times
 * @param lossSupplierEurKwh loss of an interrupted supply (study A: 280)
 * @param lossLinkEurKwh loss of an interrupted link (study A: 150)
 * @param lossGivenDisruption share of the month's volume that an interruption costs (0.18)
 * @param efRegeneratedKgKwh emission per kWh regenerated (5.8)
 * @param efPrimaryKgKwh emission of primary lithium that one regenerated kWh replaces (15)
 * @param recyclingTarget share of the collectable packs that must be collected (0.8)
 * @param hydrometYield black mass per kWh processed (0.95)
 * @param regenerationYield kit per kWh of black mass (0.92)
 * @param kwhPerVehicle pack size (60)
 * @param beta factor of study A's radius (1.2)
 */
public record Parameters(
    String currency,
    double carbonPriceEurT,
    double recoveryRate,
    double pSuezCalm,
    double lossSupplierEurKwh,
    double lossLinkEurKwh,
    double lossGivenDisruption,
    double efRegeneratedKgKwh,
    double efPrimaryKgKwh,
    double recyclingTarget,
    double hydrometYield,
    double regenerationYield,
    double kwhPerVehicle,
    double beta) {}
