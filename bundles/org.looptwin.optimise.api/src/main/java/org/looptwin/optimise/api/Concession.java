package org.looptwin.optimise.api;

import org.looptwin.model.network.Commodity;

/**
 * A limit of an infeasible question that gives way by an amount. Given way to together, all
 * concessions of an answer make the question feasible; see {@link Planning#relaxed}.
 *
 * @param kind which kind of limit
 * @param at the site or lane it belongs to; for {@link Kind#RESERVE} the commodity's name; for an
 *     obligation its name, and the battery plant where it is one plant's
 * @param commodity what is limited; null where it is not one commodity
 * @param month the month it gives way in, 1 being the first; 0 for the whole horizon
 * @param amount by how much, above 0, in {@code unit}
 * @param unit {@code kWh} (that month, or over the horizon), {@code t} or {@code site}
 * @param sentence all of it in words
 */
public record Concession(
    Kind kind,
    String at,
    Commodity commodity,
    int month,
    double amount,
    String unit,
    String sentence) {

  /** The amount's unit of most kinds. */
  public static final String KWH = "kWh";

  /** The amount's unit of {@link Kind#EMISSION_LIMIT}. */
  public static final String TONNES = "t";

  /** The limits that can give way. */
  public enum Kind {
    /** A battery plant ends the horizon with less stock of a material than it should. */
    END_STOCK,
    /** A battery plant ends the horizon with more stock of a material than it should. */
    END_STOCK_ABOVE,
    /** Less capacity is kept in reserve at the suppliers of a material. */
    RESERVE,
    /** A battery plant holds more of a material than its ceiling. */
    STOCK_CEILING,
    /** A supplier delivers more than its capacity. */
    SUPPLIER_CAPACITY,
    /** A lane carries more than its capacity. */
    LANE_CAPACITY,
    /** A port or terminal passes more than its capacity. */
    GATEWAY_CAPACITY,
    /** A recycling centre processes more than its capacity. */
    RECYCLER_CAPACITY,
    /** A regeneration plant takes more than its capacity. */
    REGENERATOR_CAPACITY,
    /** A battery plant makes more than its capacity. */
    PLANT_CAPACITY,
    /** A vehicle plant takes more packs than it asked for. */
    DEMAND,
    /** Material comes to a battery plant from outside the network. */
    MATERIAL_MISSING,
    /** Material leaves a battery plant unused. */
    MATERIAL_SURPLUS,
    /** A recycling centre that was fixed closed is opened. */
    SITE,
    /** Less is brought back or regenerated than an obligation asks for. */
    OBLIGATION,
    /** More is emitted than an obligation allows. */
    EMISSION_LIMIT
  }
}
