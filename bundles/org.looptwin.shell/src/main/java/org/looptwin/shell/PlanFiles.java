package org.looptwin.shell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.looptwin.model.json.ModelJson;
import org.looptwin.shell.plan.PlanPage;
import org.looptwin.shell.plan.PlanScreen;
import org.looptwin.shell.plan.PlanStory;
import org.looptwin.shell.plan.PlanTables;

/** A plan in every form that is printed or written. */
final class PlanFiles {
  private static final String WHAT = "the plan";

  private final PlanStory story;
  private final double gap;

  /**
   * @param gap what was asked for, relative
   */
  PlanFiles(PlanStory story, double gap) {
    this.story = story;
    this.gap = gap;
  }

  List<String> screen() {
    return new PlanScreen(story).lines(gap);
  }

  /** A plan's document with {@code findings} and {@code protection}. */
  String document() {
    ModelJson json = new ModelJson();
    ObjectNode tree = json.tree(story.plan());
    ArrayNode findings = tree.putArray("findings");
    story.findings().forEach(finding -> findings.add((JsonNode) json.tree(finding)));
    ArrayNode protection = tree.putArray("protection");
    story.protection().forEach(protection::add);
    return tree.toString();
  }

  void write(OutFolder folder) {
    PlanTables tables = new PlanTables(story);
    folder.write(WHAT, "plan.json", document() + "\n");
    folder.write(WHAT, "summary.txt", screen());
    folder.write(WHAT, "flows.csv", tables.flows());
    folder.write(WHAT, "purchases.csv", tables.purchases());
    folder.write(WHAT, "stocks.csv", tables.stocks());
    folder.write(WHAT, "sites.csv", tables.sites());
    folder.write(WHAT, "findings.csv", tables.findings());
    folder.write(WHAT, "plan.html", new PlanPage(story).html());
  }
}
