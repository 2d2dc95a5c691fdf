package org.looptwin.optimise.api;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes a linear model for other solvers: MPS in free format, or CPLEX LP text. Names are made
 * safe and unique but stay readable ({@code flow S01/B02 1} becomes {@code flow_S01_B02_1});
 * numbers are written so that they read back to the same bits. The objective is called {@code cost}
 * and is minimised.
 */
public final class ModelWriter {
  private final LinearModel model;

  public ModelWriter(LinearModel model) {
    if (model.columns() == 0) {
      throw new IllegalArgumentException(
          "Model %s has no columns: there is nothing to write.".formatted(model.name()));
    }
    this.model = model;
  }

  /**
   * Writes a file whose name ends in {@code .mps} or {@code .lp}.
   *
   * @throws IllegalArgumentException for any other ending
   */
  public void write(Path file) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".mps") && !name.endsWith(".lp")) {
      throw new IllegalArgumentException(
          "%s: a model is written as .mps or .lp. Maybe rename it.".formatted(file));
    }
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
      if (name.endsWith(".mps")) {
        mps(out);
      } else {
        lp(out);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Free-format MPS. A range keeps its end of larger size exact. */
  public void mps(Appendable out) {
    new MpsText(model, out).write();
  }

  /** CPLEX LP text. A range becomes two rows, {@code name_lo} and {@code name_hi}. */
  public void lp(Appendable out) {
    new LpText(model, out).write();
  }

  /** Shortest text that reads back to the same double; {@code 3} rather than {@code 3.0}. */
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
