package org.looptwin.optimise.external;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.external.Claim.Verdict;

/**
 * COIN-OR CBC 2.9 or later. How it ended stands in the first line of its solution file, the values
 * in full precision in the file that {@code saveSolution} writes: rows and columns (int),
 * objective, row activities, row duals, column values, reduced costs (double), in the machine's
 * byte order.
 */
final class CbcDialect implements Dialect {
  private static final String TEXT = "answer.txt";
  private static final String VALUES = "answer.bin";
  private static final Pattern LOWER =
      Pattern.compile("(?m)^Lower bound: +" + Printed.NUMBER + "\\s*$");

  @Override
  public String name() {
    return "cbc";
  }

  @Override
  public String program() {
    return "cbc";
  }

  @Override
  public int practicalIntegers() {
    return 300;
  }

  @Override
  public List<String> versionArguments() {
    return List.of("-stop");
  }

  @Override
  public String beforeVersion() {
    return "Version:";
  }

  @Override
  public List<String> arguments(Path folder, Budget budget) {
    return List.of(
        folder.resolve(Written.FILE).toString(),
        "-randomSeed",
        Long.toString(Math.floorMod(budget.seed(), (long) Integer.MAX_VALUE)),
        "-ratioGap",
        Double.toString(budget.gap()),
        "-timeMode",
        "elapsed",
        "-seconds",
        String.format(Locale.ROOT, "%.3f", budget.time().toMillis() / 1e3),
        "-solve",
        "-saveSolution",
        folder.resolve(VALUES).toString(),
        "-solution",
        folder.resolve(TEXT).toString());
  }

  @Override
  public Claim read(Path folder, String log, Written written, Budget budget) throws IOException {
    Path text = folder.resolve(TEXT);
    if (!Files.exists(text)) {
      return Claim.without(Verdict.UNKNOWN);
    }
    String headline;
    try (BufferedReader in = Files.newBufferedReader(text, StandardCharsets.UTF_8)) {
      headline = String.valueOf(in.readLine());
    }
    double bound = written.whole() ? Printed.bound(LOWER, log) : Double.NaN;
    Verdict verdict = verdict(headline);
    boolean pointed =
        verdict == Verdict.OPTIMAL
            || verdict == Verdict.STOPPED && !headline.contains("no integer solution");
    return pointed
        ? values(folder.resolve(VALUES), written, verdict, bound)
        : new Claim(verdict, null, bound, null, null);
  }

  private static Verdict verdict(String headline) {
    if (headline.startsWith("Optimal")) {
      return Verdict.OPTIMAL;
    }
    if (headline.startsWith("Infeasible") || headline.startsWith("Integer infeasible")) {
      return Verdict.INFEASIBLE;
    }
    if (headline.startsWith("Unbounded")) {
      return Verdict.UNBOUNDED_OR_INFEASIBLE;
    }
    return headline.startsWith("Stopped") ? Verdict.STOPPED : Verdict.UNKNOWN;
  }

  private static Claim values(Path file, Written written, Verdict verdict, double bound)
      throws IOException {
    long expected = 16 + 16L * (written.rows() + written.columns());
    if (!Files.exists(file) || Files.size(file) != expected) {
      return new Claim(Verdict.UNKNOWN, null, bound, null, null);
    }
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.nativeOrder());
    if (in.getInt() != written.rows() || in.getInt() != written.columns()) {
      return new Claim(Verdict.UNKNOWN, null, bound, null, null);
    }
    in.getDouble();
    doubles(in, written.rows());
    double[] duals = doubles(in, written.rows());
    double[] x = doubles(in, written.columns());
    double[] reduced = doubles(in, written.columns());
    boolean linear = !written.whole() && verdict == Verdict.OPTIMAL;
    return new Claim(verdict, x, bound, linear ? duals : null, linear ? reduced : null);
  }

  private static double[] doubles(ByteBuffer in, int count) {
    double[] values = new double[count];
    in.asDoubleBuffer().get(values);
    in.position(in.position() + Double.BYTES * count);
    return values;
  }
}
