package org.looptwin.optimise.pareto;

import java.util.Arrays;
import java.util.BitSet;

/** What is bred: bits, real numbers, or both. Not changed once made. */
record Genome(BitSet bits, double[] reals) {
  /** Equal genomes have equal keys. */
  String key() {
    return bits + Arrays.toString(reals);
  }
}
