package org.looptwin.optimise.external;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.external.Claim.Verdict;

/**
 * GLPK's {@code glpsol} 4.58 or later, its solution file as GLPK's manual describes it under {@code
 * glp_write_sol} and {@code glp_write_mip}. Bounds stand in the progress lines only.
 */
final class GlpkDialect implements Dialect {
  private static final String ANSWER = "answer.txt";
  private static final Pattern BOUND =
      Pattern.compile("(?m)^\\+ *\\d+: .*>= *" + Printed.NUMBER + " .*$");

  @Override
  public String name() {
    return "glpk";
  }

  @Override
  public String program() {
    return "glpsol";
  }

  @Override
  public int practicalIntegers() {
    return 100;
  }

  @Override
  public List<String> versionArguments() {
    return List.of("--version");
  }

  @Override
  public String beforeVersion() {
    return "Solver";
  }

  /** Whole seconds only, so the last one is rounded up. */
  @Override
  public List<String> arguments(Path folder, Budget budget) {
    return List.of(
        "--freemps",
        folder.resolve(Written.FILE).toString(),
        "--seed",
        Long.toString(Math.floorMod(budget.seed(), (long) Integer.MAX_VALUE)),
        "--mipgap",
        Double.toString(budget.gap()),
        "--tmlim",
        Long.toString(Math.max(1, (budget.time().toMillis() + 999) / 1000)),
        "-w",
        folder.resolve(ANSWER).toString());
  }

  @Override
  public Claim read(Path folder, String log, Written written, Budget budget) throws IOException {
    Path answer = folder.resolve(ANSWER);
    if (!Files.exists(answer)) {
      return Claim.without(Verdict.UNKNOWN);
    }
    Values values = new Values(written);
    try (BufferedReader in = Files.newBufferedReader(answer, StandardCharsets.UTF_8)) {
      in.lines().map(line -> line.strip().split("\\s+")).forEach(values::line);
    }
    return written.whole() ? whole(values, log, budget) : linear(values, log);
  }

  private static Claim linear(Values values, String log) {
    if (values.is("f f")) {
      return new Claim(Verdict.OPTIMAL, values.x, Double.NaN, values.duals, values.reduced);
    }
    return Claim.without(noPoint(values, log));
  }

  private static Claim whole(Values values, String log, Budget budget) {
    double bound = Printed.bound(BOUND, log);
    if (values.is("o")) {
      return new Claim(Verdict.OPTIMAL, values.x, Double.NaN, null, null);
    }
    if (!values.is("f")) {
      return new Claim(noPoint(values, log), null, bound, null, null);
    }
    if (!log.contains("GAP TOLERANCE REACHED")) {
      return new Claim(Verdict.STOPPED, values.x, bound, null, null);
    }
    double objective = values.written.objective(values.x);
    double within = objective - budget.gap() * Math.abs(objective);
    return new Claim(
        Verdict.OPTIMAL,
        values.x,
        Double.isNaN(bound) ? within : Math.max(bound, within),
        null,
        null);
  }

  private static Verdict noPoint(Values values, String log) {
    if (log.contains("TIME LIMIT EXCEEDED")) {
      return Verdict.STOPPED;
    }
    if (values.is("n")
        || log.contains("NO PRIMAL FEASIBLE SOLUTION")
        || log.contains("NO INTEGER FEASIBLE SOLUTION")) {
      return Verdict.INFEASIBLE;
    }
    return log.contains("UNBOUNDED") || log.contains("NO DUAL FEASIBLE SOLUTION")
        ? Verdict.UNBOUNDED_OR_INFEASIBLE
        : Verdict.UNKNOWN;
  }

  /**
   * What the lines say: {@code s mip ROWS COLUMNS STATUS OBJECTIVE}, {@code j NUMBER VALUE}, ...
   */
  private static final class Values {
    private final Written written;
    private final double[] x;
    private final double[] duals;
    private final double[] reduced;
    private String status = "";

    Values(Written written) {
      this.written = written;
      this.x = new double[written.columns()];
      this.duals = new double[written.rows()];
      this.reduced = new double[written.columns()];
    }

    boolean is(String wanted) {
      return status.equals(wanted);
    }

    /** A basic solution's lines end in value and dual, a whole one's in the value. */
    void line(String[] words) {
      switch (words[0]) {
        case "s" -> {
          boolean fits =
              words.length >= 6
                  && words[2].equals(Integer.toString(written.rows()))
                  && words[3].equals(Integer.toString(written.columns()));
          boolean basic = fits && words[1].equals("bas") && words.length >= 7;
          status = !fits ? "" : basic ? words[4] + " " + words[5] : words[4];
        }
        case "i" -> {
          if (words.length == 5) {
            set(duals, words[1], words[4]);
          }
        }
        case "j" -> {
          set(x, words[1], words[words.length == 5 ? 3 : 2]);
          if (words.length == 5) {
            set(reduced, words[1], words[4]);
          }
        }
        default -> {
          // comments and the end say nothing
        }
      }
    }

    private static void set(double[] values, String place, String value) {
      int at = Integer.parseInt(place) - 1;
      if (at >= 0 && at < values.length) {
        values[at] = Double.parseDouble(value);
      }
    }
  }
}
