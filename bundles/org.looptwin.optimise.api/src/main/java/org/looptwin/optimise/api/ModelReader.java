package org.looptwin.optimise.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Reads MPS and CPLEX LP files. 1e20 and more is infinite; bounds that cross make a model that
 * nothing obeys.
 *
 * <p>MPS, free format or fixed (with blanks in names): all of NAME, OBJSENSE, ROWS, COLUMNS with
 * integer markers, RHS, RANGES, BOUNDS. Integers without any bound are 0-1, as CPLEX and HiGHS read
 * them; a negative upper bound without a lower one frees the lower one.
 *
 * <p>LP: objective, subject to, bounds, general, binary, end. Constants may stand in the objective
 * and in rows; a column is from 0 without end unless bounds say otherwise, also below a negative
 * upper bound, as in CPLEX.
 */
public final class ModelReader {

  /**
   * What a file says.
   *
   * @param model to be minimised; costs are negated when the file maximises
   * @param maximised whether the file maximises
   * @param constant part of the objective that no column carries, in the file's own sense
   */
  public record ReadModel(LinearModel model, boolean maximised, double constant) {
    /** The file's own objective for an objective of the model. */
    public double objective(double minimised) {
      return (maximised ? -minimised : minimised) + constant;
    }
  }

  /**
   * Reads a file whose name ends in {@code .mps} or {@code .lp}.
   *
   * @throws IllegalArgumentException for any other ending, and when the file is not such a file;
   *     says {@code file:line: what, expected what}
   */
  public ReadModel read(Path file) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".mps")) {
      return mps(file);
    }
    if (name.endsWith(".lp")) {
      return lp(file);
    }
    throw new IllegalArgumentException(
        "%s: the ending of the name, expected .mps or .lp. Maybe rename it".formatted(file));
  }

  /**
   * @throws IllegalArgumentException when the file is not such a file; says {@code file:line: what,
   *     expected what}
   */
  public ReadModel lp(Path file) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      return new LpParser(in, file.getFileName().toString()).read();
    }
  }

  /**
   * Free format; where a file is none, the fixed one, whose names may hold blanks.
   *
   * @throws IllegalArgumentException when the file is not such a file; says {@code file:line: what,
   *     expected what}
   */
  public ReadModel mps(Path file) throws IOException {
    try {
      return mps(file, MpsCards.FREE);
    } catch (IllegalArgumentException free) {
      try {
        return mps(file, MpsCards.FIXED);
      } catch (IllegalArgumentException fixed) {
        throw free;
      }
    }
  }

  private static ReadModel mps(Path file, MpsCards cards) throws IOException {
    MpsParser parser = new MpsParser(file.getFileName().toString(), cards);
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (String line = in.readLine(); line != null && !parser.ended(); line = in.readLine()) {
        parser.line(line);
      }
    }
    return parser.result();
  }
}
