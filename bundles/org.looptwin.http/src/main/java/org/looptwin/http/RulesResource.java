package org.looptwin.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.api.RuleLibrary;
import org.looptwin.rules.api.RuleProblem;
import org.looptwin.rules.api.RuleSet;

/** The rules in force and what is refused. */
final class RulesResource {
  private final Backend backend;

  RulesResource(Backend backend) {
    this.backend = backend;
  }

  Reply rules(Request request) {
    RuleLibrary library = Backend.need(backend.rules(), "The rule library");
    RuleSet current = library.current();
    ObjectNode tree = Json.object().put("version", current.version());
    ArrayNode files = tree.putArray("files");
    for (RuleFile file : current.files()) {
      files
          .addObject()
          .put("pack", file.pack())
          .put("name", file.name())
          .put("version", file.version());
    }
    ArrayNode rules = tree.putArray("rules");
    current.ruleNames().forEach(rules::add);
    ArrayNode problems = tree.putArray("problems");
    for (RuleProblem problem : library.problems()) {
      problems
          .addObject()
          .put("file", problem.file())
          .put("line", problem.line())
          .put("message", problem.message());
    }
    return Reply.json(tree);
  }
}
