package org.looptwin.model.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.Optional;

/** A JSON object of a case folder; problems are reported with the line of the field's name. */
final class JsonFile {
  private final Path file;
  private final JsonNode root;
  private final String text;
  private final Problems problems;

  JsonFile(Path file, JsonNode root, String text, Problems problems) {
    this.file = file;
    this.root = root;
    this.text = text;
    this.problems = problems;
  }

  static JsonFile empty(Path file, Problems problems) {
    return new JsonFile(file, JsonNodeFactory.instance.objectNode(), "", problems);
  }

  /** The file was there and could be parsed. */
  boolean present() {
    return !text.isEmpty();
  }

  String text() {
    return text;
  }

  /** The value at a JSON pointer; empty when missing or null. */
  Optional<JsonNode> at(String pointer) {
    JsonNode node = root.at(JsonPointer.compile(pointer));
    return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node);
  }

  /** The number at a JSON pointer; {@code fallback} when missing; reported when out of range. */
  double number(String pointer, double fallback, Range range) {
    return at(pointer).map(node -> number(pointer, node, range)).orElse(fallback);
  }

  /** The number in a node; reported under this pointer's last name, 0 then. */
  double number(String pointer, JsonNode node, Range range) {
    if (!node.isNumber() || !range.holds(node.doubleValue())) {
      error(pointer, "%s is %s".formatted(dotted(pointer), node), range.words());
      return 0;
    }
    return node.doubleValue();
  }

  void error(String pointer, String what, String expected) {
    problems.error(file, line(pointer), what, expected);
  }

  void warning(String pointer, String what, String expected) {
    problems.warning(file, line(pointer), what, expected);
  }

  static String dotted(String pointer) {
    return pointer.substring(1).replace('/', '.');
  }

  /** The line on which the pointer's names stand one after the other; 1 when they do not. */
  private int line(String pointer) {
    int at = 0;
    for (String name : pointer.substring(1).split("/")) {
      int next = text.indexOf('"' + name + '"', at);
      at = next < 0 ? at : next;
    }
    return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }
}
