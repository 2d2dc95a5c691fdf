package org.looptwin.model.network;

/**
 * What flows on a lane. One kWh of pack needs one kWh-equivalent of each of the twelve materials.
 */
public enum Commodity {
  LI(Kind.CRITICAL),
  CO(Kind.CRITICAL),
  NI(Kind.CRITICAL),
  GR(Kind.CRITICAL),
  CAM(Kind.PART),
  ANODE(Kind.PART),
  SEP(Kind.PART),
  ELYTE(Kind.PART),
  FOIL(Kind.PART),
  HOUSING(Kind.PART),
  BMS(Kind.PART),
  HVTH(Kind.PART),
  /** Finished battery packs, battery plant to vehicle plant. */
  PACK(Kind.LOOP),
  /** Retired packs, vehicle plant or hub to recycling centre. */
  RET(Kind.LOOP),
  /** Black mass, recycling centre to regeneration plant. */
  BM(Kind.LOOP),
  /** Regenerated kit: one kWh-equivalent each of LI, CO and NI, regeneration to battery plant. */
  REG(Kind.LOOP);

  private enum Kind {
    CRITICAL,
    PART,
    LOOP
  }

  private final Kind kind;

  Commodity(Kind kind) {
    this.kind = kind;
  }

  /** Lithium, cobalt, nickel, graphite: bought under contract shares. */
  public boolean critical() {
    return kind == Kind.CRITICAL;
  }

  /** One of the twelve that a battery plant consumes. */
  public boolean material() {
    return kind != Kind.LOOP;
  }

  /** Replaced one for one by the regenerated kit. */
  public boolean regenerated() {
    return this == LI || this == CO || this == NI;
  }
}
