package org.looptwin.optimise.api;

/**
 * Where a simplex method stands: as many columns and rows are basic as there are rows, all others
 * are at one of their bounds. The arrays are the basis's own and must not be changed by callers.
 *
 * @param columns by column
 * @param rows by row; a row at a bound is tight
 */
public record Basis(Place[] columns, Place[] rows) {

  /** Where a column or a row's value is. */
  public enum Place {
    LOWER,
    BASIC,
    UPPER,
    /** Not basic, and without bounds. */
    ZERO
  }

  /** Whether as many columns and rows are basic as there are rows. */
  public boolean square() {
    int basic = 0;
    for (Place place : columns) {
      basic += place == Place.BASIC ? 1 : 0;
    }
    for (Place place : rows) {
      basic += place == Place.BASIC ? 1 : 0;
    }
    return basic == rows.length;
  }
}
