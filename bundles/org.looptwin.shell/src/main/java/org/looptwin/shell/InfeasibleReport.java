package org.looptwin.shell;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.looptwin.model.plan.PlanStatus;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Concession;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.shell.plan.RelaxationPage;

/** That a question has no plan, and what would have to give way. */
final class InfeasibleReport {
  private final PlanningProblem problem;
  private final Answer.Infeasible answer;

  InfeasibleReport(PlanningProblem problem, Answer.Infeasible answer) {
    this.problem = problem;
    this.answer = answer;
  }

  /**
   * @return the command's exit code
   */
  int print(Console console, boolean json) {
    if (json) {
      console.out().println(document());
    } else {
      console.error("no plan exists; what would have to give way:");
      lines().forEach(console.out()::println);
    }
    return Exit.FAILED;
  }

  /** What of it is written, by file name. */
  Map<String, Supplier<String>> files() {
    RelaxationPage page = new RelaxationPage(problem, lines(), answer.concessions());
    Map<String, Supplier<String>> files = new LinkedHashMap<>();
    files.put("plan.html", page::html);
    files.put("plan.json", () -> document() + "\n");
    files.put("summary.txt", () -> PlanFiles.lines(lines()));
    files.put("relaxation.csv", () -> PlanFiles.lines(page.csv()));
    return files;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    answer.relaxation().forEach(sentence -> lines.add("- " + sentence));
    int count = answer.concessions().size();
    if (count > 0) {
      lines.add(
          count == 1
              ? "This limit given way, a plan exists; with less of it none does."
              : "These %d limits given way, a plan exists; with less of them none does."
                  .formatted(count));
    }
    return lines;
  }

  /** The keys of a plan's document that have a value, and {@code concessions}. */
  String document() {
    ObjectNode node = new ObjectMapper().createObjectNode();
    node.put("case", problem.reference().name());
    node.put("policy", problem.policy());
    node.put("status", PlanStatus.INFEASIBLE.name());
    node.put("twinRevision", problem.twinRevision());
    node.put("start", problem.reference().firstMonth().toString());
    node.put("months", problem.months());
    ArrayNode relaxation = node.putArray("relaxation");
    answer.relaxation().forEach(relaxation::add);
    ArrayNode concessions = node.putArray("concessions");
    answer.concessions().forEach(one -> put(concessions.addObject(), one));
    return node.toString();
  }

  private static void put(ObjectNode node, Concession one) {
    node.put("kind", one.kind().name()).put("at", one.at());
    node.put("commodity", one.commodity() == null ? null : one.commodity().name());
    node.put("month", one.month()).put("amount", one.amount()).put("unit", one.unit());
    node.put("sentence", one.sentence());
  }
}
