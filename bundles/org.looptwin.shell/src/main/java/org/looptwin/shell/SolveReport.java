package org.looptwin.shell;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.ModelReader;

/** What came of a model in a file, in the file's own sense: a maximised objective is a maximum. */
final class SolveReport {
  private static final int PERCENT = 100;
  private static final int DIGITS = 14;

  private final ModelReader.ReadModel read;
  private final LinearAnswer answer;
  private final LinearSolver solver;

  SolveReport(ModelReader.ReadModel read, LinearAnswer answer, LinearSolver solver) {
    this.read = read;
    this.answer = answer;
    this.solver = solver;
  }

  /** CANCELLED is no status of the command's answers: a command that is stopped has failed. */
  private String status() {
    return answer.status() == Status.CANCELLED ? Status.FAILED.name() : answer.status().name();
  }

  private double objective() {
    return read.objective(answer.objective());
  }

  private double bound() {
    return read.objective(answer.bound());
  }

  private double gap() {
    return Math.abs(objective() - bound()) / Math.max(1e-9, Math.abs(objective()));
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("status    " + status());
    add(lines, "objective %s (%s)", objective(), read.maximised() ? "maximum" : "minimum");
    add(lines, "bound     %s", bound());
    if (Double.isFinite(gap())) {
      lines.add(say("gap       %.6f %%", PERCENT * gap()));
    }
    lines.add(say("time      %.2f s", answer.seconds()));
    lines.add(say("solver    %s %s", solver.name(), solver.version()));
    return lines;
  }

  private static void add(List<String> lines, String format, double value, Object... more) {
    if (Double.isFinite(value)) {
      Object[] all = new Object[1 + more.length];
      all[0] = number(value);
      System.arraycopy(more, 0, all, 1, more.length);
      lines.add(say(format, all));
    }
  }

  /** Fourteen significant digits, no exponent below a thousand million million. */
  private static String number(double value) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS)).stripTrailingZeros();
    return Math.abs(value) < 1e15 && Math.abs(value) > 1e-6 || value == 0
        ? rounded.toPlainString()
        : rounded.toString();
  }

  private static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  String document() {
    ObjectNode node = new ObjectMapper().createObjectNode();
    node.put("status", status());
    put(node, "objective", objective());
    put(node, "bound", bound());
    put(node, "gap", gap());
    node.put("sense", read.maximised() ? "maximise" : "minimise");
    node.put("seconds", answer.seconds());
    node.putObject("solver").put("name", solver.name()).put("version", solver.version());
    node.put("message", answer.message());
    ObjectNode values = node.putObject("values");
    LinearModel model = read.model();
    for (int column = 0; answer.hasSolution() && column < model.columns(); column++) {
      values.put(model.columnName(column), answer.x()[column]);
    }
    return node.toString();
  }

  private static void put(ObjectNode node, String key, double value) {
    if (Double.isFinite(value)) {
      node.put(key, value);
    } else {
      node.putNull(key);
    }
  }
}
