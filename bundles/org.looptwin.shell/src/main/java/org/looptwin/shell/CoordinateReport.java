package org.looptwin.shell;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.looptwin.coordinate.api.CoordinationReport;
import org.looptwin.coordinate.api.DecisionAnswer;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.DecisionQuestion;
import org.looptwin.coordinate.api.GameAnswer;
import org.looptwin.coordinate.api.GameAnswer.Equilibrium;
import org.looptwin.coordinate.api.MatrixGame;

/** Answers of decision processes and games as documents and as lines. */
final class CoordinateReport {
  private static final int SHOWN = 30;

  private CoordinateReport() {}

  /** Written as it is made: the values of many states are a long text. */
  static void json(CoordinationReport report, PrintStream out) throws IOException {
    new ObjectMapper()
        .writer()
        .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .writeValue(out, report.document());
    out.println();
  }

  static CoordinationReport of(
      DecisionProcess process, DecisionQuestion question, DecisionAnswer answer) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("v", answer.v());
    document.put("policy", answer.policy());
    document.put("sweeps", answer.sweeps());
    document.put("bound", answer.bound());
    document.put("method", question.method().word());
    document.put("gamma", process.gamma());
    if (!Double.isNaN(answer.gain())) {
      document.put("gain", answer.gain());
    }
    if (answer.stageV() != null) {
      document.put("stageV", answer.stageV());
      document.put("stagePolicy", answer.stagePolicy());
    }
    if (!answer.runs().isEmpty()) {
      document.put("runs", answer.runs());
    }
    return new CoordinationReport(document, lines(process, question, answer), Map.of());
  }

  private static List<String> lines(
      DecisionProcess process, DecisionQuestion question, DecisionAnswer answer) {
    List<String> lines = new ArrayList<>();
    lines.add(
        say(
            "%d states, %d pairs, gamma %s, %s: %d %s, greatest error %.3g",
            process.states(),
            process.pairs(),
            process.gamma(),
            question.method().word(),
            answer.sweeps(),
            question.method().learns() ? "steps" : "sweeps",
            answer.bound()));
    if (!Double.isNaN(answer.gain())) {
      lines.add(say("reward per step %.12g", answer.gain()));
    }
    for (DecisionAnswer.Run run : answer.runs()) {
      lines.add(say("seed %d: %.2f %% of the optimum", run.seed(), 100 * run.reached()));
    }
    lines.add(say("%8s %18s %8s", "state", "value", "action"));
    for (int s = 0; s < Math.min(SHOWN, process.states()); s++) {
      lines.add(
          say(
              "%8d %18.9f %8s",
              s, answer.v()[s], answer.policy()[s] < 0 ? "-" : answer.policy()[s]));
    }
    if (process.states() > SHOWN) {
      lines.add(say("... %d more, all of them with --json", process.states() - SHOWN));
    }
    return lines;
  }

  static CoordinationReport of(MatrixGame game, GameAnswer answer) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("equilibria", equilibria(answer.equilibria()));
    document.put("complete", answer.complete());
    document.put("pure", answer.pure());
    if (game.players() == 2) {
      document.put("lemkeHowson", equilibria(answer.byLabel()));
    }
    if (answer.correlated() != null) {
      Map<String, Object> advice = new LinkedHashMap<>();
      advice.put("distribution", answer.correlated().distribution());
      advice.put("payoffs", answer.correlated().payoffs());
      advice.put("welfare", answer.correlated().welfare());
      advice.put("exploitability", answer.correlated().exploitability());
      document.put("correlated", advice);
    }
    document.put("bestResponse", dynamics(answer.bestResponse()));
    document.put("fictitiousPlay", dynamics(answer.fictitious()));
    if (!Double.isNaN(answer.value())) {
      document.put("value", answer.value());
    }
    if (!answer.repeated().isEmpty()) {
      document.put("repeated", Map.of("vertices", answer.repeated()));
    }
    document.put(
        "exploitability",
        answer.equilibria().stream().mapToDouble(Equilibrium::exploitability).max().orElse(0));
    return new CoordinationReport(document, lines(game.players(), answer), Map.of());
  }

  private static List<Object> equilibria(List<Equilibrium> all) {
    List<Object> list = new ArrayList<>();
    for (Equilibrium one : all) {
      list.add(one == null ? null : equilibrium(one));
    }
    return list;
  }

  private static Map<String, Object> equilibrium(Equilibrium one) {
    Map<String, Object> node = new LinkedHashMap<>();
    if (one.strategies().size() == 2) {
      node.put("x", one.strategies().get(0));
      node.put("y", one.strategies().get(1));
    } else {
      node.put("strategies", one.strategies());
    }
    node.put("payoffs", one.payoffs());
    node.put("exploitability", one.exploitability());
    return node;
  }

  private static Map<String, Object> dynamics(GameAnswer.Dynamics dynamics) {
    Map<String, Object> node = equilibrium(dynamics.end());
    node.put("rounds", dynamics.rounds());
    node.put("cycle", dynamics.cycle());
    return node;
  }

  private static List<String> lines(int players, GameAnswer answer) {
    List<String> lines = new ArrayList<>();
    lines.add(
        say(
            "%d %s%s%s",
            answer.equilibria().size(),
            players > 2 ? "pure " : "",
            answer.equilibria().size() == 1 ? "equilibrium" : "equilibria",
            more(players, answer)));
    for (Equilibrium one : answer.equilibria()) {
      lines.add("  " + line(one));
    }
    if (answer.correlated() != null) {
      lines.add(
          say(
              "best correlated: welfare %.9g, payoffs %s, exploitability %.2g",
              answer.correlated().welfare(),
              numbers(answer.correlated().payoffs()),
              answer.correlated().exploitability()));
    }
    if (!Double.isNaN(answer.value())) {
      lines.add(say("value %.12g", answer.value()));
    }
    GameAnswer.Dynamics turns = answer.bestResponse();
    lines.add(
        (turns.cycle() == 1
                ? "best responses come to rest: "
                : say("best responses run in a circle of %d: ", turns.cycle()))
            + line(turns.end()));
    lines.add(
        say("fictitious play, %d rounds: ", answer.fictitious().rounds())
            + line(answer.fictitious().end()));
    for (double[] corner : answer.repeated()) {
      lines.add("repeated, a corner of what can be paid: " + numbers(corner));
    }
    return lines;
  }

  private static String more(int players, GameAnswer answer) {
    if (players > 2) {
      return "; mixed ones are not searched for more than two players";
    }
    return answer.complete() ? "" : ", perhaps more";
  }

  private static String line(Equilibrium one) {
    StringBuilder line = new StringBuilder();
    one.strategies().forEach(mix -> line.append(numbers(mix)).append(' '));
    return line
        + "payoffs "
        + numbers(one.payoffs())
        + say(", exploitability %.2g", one.exploitability());
  }

  private static String numbers(double[] values) {
    List<String> all = new ArrayList<>();
    for (double value : values) {
      all.add(say("%.6g", value).replaceAll("(\\.\\d*?)0+$", "$1").replaceAll("\\.$", ""));
    }
    return "(" + String.join(" ", all) + ")";
  }

  private static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
