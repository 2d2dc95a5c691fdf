package org.looptwin.twin.live;

/** A reading's key as a number. Two keys may share it: whoever finds one looks at the entry. */
final class KeyHash {
  private KeyHash() {}

  static long of(long series, String src, long ts) {
    long hash = series * 0x9E37_79B9_7F4A_7C15L ^ src.hashCode() * 0xC2B2_AE3D_27D4_EB4FL;
    hash = mixed(hash ^ src.length()) + ts;
    return mixed(hash);
  }

  private static long mixed(long value) {
    long mixed = (value ^ value >>> 30) * 0xBF58_476D_1CE4_E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
    return mixed ^ mixed >>> 31;
  }
}
