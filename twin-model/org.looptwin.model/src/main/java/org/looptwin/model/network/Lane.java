package org.looptwin.model.network;

/**
 * A way from one site to another for one commodity by one mode and route.
 *
 * @param costEurKwh freight cost
 * @param efKgKwh freight emissions, kg CO2 per kWh
 * @param capKwhMonth the sender's or receiver's capacity
 */
public record Lane(
    String id,
    String from,
    String to,
    Commodity commodity,
    LaneClass laneClass,
    double distanceKm,
    double kgPerKwh,
    double costEurKwh,
    double efKgKwh,
    double leadTimeDays,
    double leadTimeDisruptedDays,
    double pDisruptionBase,
    double capKwhMonth) {}
