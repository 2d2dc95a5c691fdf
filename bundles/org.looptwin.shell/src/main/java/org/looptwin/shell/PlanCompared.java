package org.looptwin.shell;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.looptwin.model.decision.Change;
import org.looptwin.optimise.api.Planning;
import org.looptwin.shell.plan.Figures;
import org.looptwin.shell.plan.PlanColumns;
import org.looptwin.shell.plan.PlanStory;

/** A plan beside another one: in columns, what moved and why. */
final class PlanCompared {
  private final PlanStory before;
  private final PlanStory after;
  private final Otherwise otherwise;
  private final Planning.Comparison comparison;

  PlanCompared(PlanStory before, PlanStory after, Otherwise otherwise, Planning planning) {
    this.before = before;
    this.after = after;
    this.otherwise = otherwise;
    comparison = planning.compare(before.plan(), after.plan(), after.problem());
  }

  /**
   * What is otherwise.
   *
   * @param notes what must be known to read the comparison, in sentences
   * @param before over the column of the plan that it is beside
   * @param after over the plan's own
   */
  record Otherwise(String words, List<String> notes, String before, String after) {}

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s (%s), %s from %s, policy %s"
            .formatted(
                after.plan().caseName(),
                after.problem().subset().name(),
                Figures.count(after.plan().months(), "month"),
                after.plan().start(),
                after.plan().policy()));
    lines.add("compared: " + otherwise.words());
    otherwise.notes().forEach(note -> lines.add("note: " + note));
    lines.addAll(new PlanColumns(before, after).lines(otherwise.before(), otherwise.after()));
    lines.add("What moves, and why");
    comparison.sentences().forEach(sentence -> lines.add("- " + sentence));
    if (comparison.sentences().isEmpty()) {
      lines.add("- Nothing worth naming.");
    }
    return lines;
  }

  /** As POST /api/v1/plans answers, with the plan it is beside. */
  String document() {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.set("plan", PlanFiles.tree(after));
    tree.put("with", before.plan().id());
    tree.set("before", PlanFiles.tree(before));
    tree.put("compared", otherwise.words());
    ArrayNode changes = tree.putArray("changes");
    for (Change change : comparison.changes()) {
      changes
          .addObject()
          .put("what", change.what())
          .put("from", change.from())
          .put("to", change.to())
          .put("unit", change.unit());
    }
    ArrayNode sentences = tree.putArray("sentences");
    otherwise.notes().forEach(sentences::add);
    comparison.sentences().forEach(sentences::add);
    return tree.toString();
  }

  /** By file name, beside those of the plan. */
  Map<String, Supplier<String>> files() {
    Map<String, Supplier<String>> files = new LinkedHashMap<>();
    files.put("comparison.txt", () -> PlanFiles.lines(lines()));
    files.put("comparison.csv", () -> PlanFiles.lines(new PlanColumns(before, after).csv()));
    return files;
  }
}
