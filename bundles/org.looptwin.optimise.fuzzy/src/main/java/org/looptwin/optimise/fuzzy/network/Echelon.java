package org.looptwin.optimise.fuzzy.network;

/** Kinds of sites that are opened or not, and that may carry devices. */
public enum Echelon {
  PLANT("p", "pd", "plant", "fixed_cost_plant_eur"),
  DC("d", "dc", "distribution centre", "fixed_cost_dc_eur"),
  COLLECTION("k", "ck", "collection centre", "fixed_cost_collection_eur"),
  REMANUFACTURING("m", "km", "remanufacturing centre", "fixed_cost_reman_eur"),
  RECYCLING("r", "kr", "recycling centre", "fixed_cost_recycling_eur");

  private final String letter;
  private final String lanes;
  private final String word;
  private final String fixedCost;

  Echelon(String letter, String lanes, String word, String fixedCost) {
    this.letter = letter;
    this.lanes = lanes;
    this.word = word;
    this.fixedCost = fixedCost;
  }

  /** A site's name, counted from 1: {@code p2}. */
  String site(int at) {
    return letter + (at + 1);
  }

  /** Of its sites' names. */
  String letter() {
    return letter;
  }

  /** Of what it handles: what leaves plants and centres, what comes to the others. */
  String lanes() {
    return lanes;
  }

  public String word() {
    return word;
  }

  /** The generator's family of its fixed cost. */
  String fixedCost() {
    return fixedCost;
  }
}
