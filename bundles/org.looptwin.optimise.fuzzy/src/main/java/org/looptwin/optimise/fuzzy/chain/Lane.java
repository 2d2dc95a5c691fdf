package org.looptwin.optimise.fuzzy.chain;

import java.util.List;

/**
 * Kinds of flows: who sends to whom, and the study's symbol for it.
 *
 * @param symbol of the study; those it forgot end in an apostrophe
 */
record Lane(Kind from, Kind to, String symbol) {
  /** In the order of the chain. Without refineries mines deliver to battery makers. */
  static List<Lane> all(boolean refineries) {
    List<Lane> raw =
        refineries
            ? List.of(new Lane(Kind.I, Kind.J, "QR_ij'"), new Lane(Kind.J, Kind.B, "QR_jb'"))
            : List.of(new Lane(Kind.I, Kind.B, "QR_ib"));
    List<Lane> rest =
        List.of(
            new Lane(Kind.R, Kind.B, "QR_rb"),
            new Lane(Kind.B, Kind.M, "QB_bm"),
            new Lane(Kind.M, Kind.K, "QB_mk"),
            new Lane(Kind.K, Kind.C, "QB_kc"),
            new Lane(Kind.C, Kind.F, "QB_cf'"),
            new Lane(Kind.F, Kind.R, "QB_fr"),
            new Lane(Kind.F, Kind.E, "QB_fe"),
            new Lane(Kind.F, Kind.D, "QB_fd"),
            new Lane(Kind.E, Kind.S, "QB_es"),
            new Lane(Kind.E, Kind.R, "QB_er"),
            new Lane(Kind.E, Kind.D, "QB_ed"),
            new Lane(Kind.S, Kind.E, "QB_se'"),
            new Lane(Kind.S, Kind.R, "QB_sr'"),
            new Lane(Kind.R, Kind.D, "QC_rd"));
    return java.util.stream.Stream.concat(raw.stream(), rest.stream()).toList();
  }
}
