package org.looptwin.shell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.looptwin.model.json.ModelJson;
import org.looptwin.shell.plan.FlowMap;
import org.looptwin.shell.plan.FlowPicture;
import org.looptwin.shell.plan.PlanPage;
import org.looptwin.shell.plan.PlanScreen;
import org.looptwin.shell.plan.PlanStory;
import org.looptwin.shell.plan.PlanTables;

/** A plan in every form that is printed or written. */
final class PlanFiles {
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

  /** A plan's document with {@code subset}, {@code findings} and {@code protection}. */
  String document() {
    return tree(story).toString();
  }

  static ObjectNode tree(PlanStory story) {
    ModelJson json = new ModelJson();
    ObjectNode tree = json.tree(story.plan());
    tree.put("subset", story.problem().subset().name());
    ArrayNode findings = tree.putArray("findings");
    story.findings().forEach(finding -> findings.add((JsonNode) json.tree(finding)));
    ArrayNode protection = tree.putArray("protection");
    story.protection().forEach(protection::add);
    return tree;
  }

  /** By file name. */
  Map<String, Supplier<String>> files() {
    PlanTables tables = new PlanTables(story);
    Map<String, Supplier<String>> files = new LinkedHashMap<>();
    files.put("plan.html", () -> new PlanPage(story).html());
    files.put("plan.json", () -> document() + "\n");
    files.put("summary.txt", () -> lines(screen()));
    files.put("flows.svg", () -> new FlowPicture(story).svg());
    FlowMap map = new FlowMap(story);
    if (map.drawable()) {
      files.put("map.svg", map::svg);
    }
    files.put("flows.csv", () -> lines(tables.flows()));
    files.put("purchases.csv", () -> lines(tables.purchases()));
    files.put("stocks.csv", () -> lines(tables.stocks()));
    files.put("sites.csv", () -> lines(tables.sites()));
    files.put("findings.csv", () -> lines(tables.findings()));
    return files;
  }

  static String lines(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
