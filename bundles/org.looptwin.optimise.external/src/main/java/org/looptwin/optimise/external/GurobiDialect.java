package org.looptwin.optimise.external;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.external.Claim.Verdict;

/**
 * Gurobi's {@code gurobi_cl}, after the chapters "Command-Line Tool", "Logging" and "SOL format" of
 * its reference manual. A solution file has values only, so there are no duals.
 */
final class GurobiDialect implements Dialect {
  private static final String ANSWER = "answer.sol";
  private static final Pattern BOUND =
      Pattern.compile("(?m)^Best objective .*, best bound " + Printed.NUMBER + ", gap .*$");

  @Override
  public String name() {
    return "gurobi";
  }

  @Override
  public String program() {
    return "gurobi_cl";
  }

  @Override
  public int practicalIntegers() {
    return 20_000;
  }

  @Override
  public List<String> versionArguments() {
    return List.of("--version");
  }

  @Override
  public String beforeVersion() {
    return "version";
  }

  @Override
  public List<String> arguments(Path folder, Budget budget) {
    return List.of(
        "ResultFile=" + folder.resolve(ANSWER),
        "LogFile=",
        "Threads=1",
        "Seed=" + Math.floorMod(budget.seed(), 2_000_000_000L),
        "MIPGap=" + budget.gap(),
        "TimeLimit=" + String.format(Locale.ROOT, "%.3f", budget.time().toMillis() / 1e3),
        folder.resolve(Written.FILE).toString());
  }

  @Override
  public Claim read(Path folder, String log, Written written, Budget budget) throws IOException {
    double bound = written.whole() ? Printed.bound(BOUND, log) : Double.NaN;
    Verdict verdict = verdict(log);
    Path answer = folder.resolve(ANSWER);
    boolean pointed = verdict == Verdict.OPTIMAL || verdict == Verdict.STOPPED;
    double[] x = pointed && Files.exists(answer) ? values(answer, written) : null;
    return new Claim(
        verdict == Verdict.OPTIMAL && x == null ? Verdict.UNKNOWN : verdict, x, bound, null, null);
  }

  private static Verdict verdict(String log) {
    if (log.contains("Infeasible or unbounded model")
        || log.contains("Model is infeasible or unbounded")
        || log.contains("Unbounded model")
        || log.contains("Model is unbounded")) {
      return Verdict.UNBOUNDED_OR_INFEASIBLE;
    }
    if (log.contains("Infeasible model") || log.contains("Model is infeasible")) {
      return Verdict.INFEASIBLE;
    }
    if (log.contains("Optimal solution found") || log.contains("Optimal objective")) {
      return Verdict.OPTIMAL;
    }
    return log.contains("Time limit reached") ? Verdict.STOPPED : Verdict.UNKNOWN;
  }

  /** Lines of name and value; null when one of ours is missing. */
  private static double[] values(Path file, Written written) throws IOException {
    double[] x = new double[written.columns()];
    int found = 0;
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = line.strip().split("\\s+");
        int column = Written.number(words[0], 'c', x.length);
        if (column >= 0 && words.length == 2) {
          x[column] = Double.parseDouble(words[1]);
          found++;
        }
      }
    }
    return found == x.length ? x : null;
  }
}
