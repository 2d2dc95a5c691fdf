package org.looptwin.connector.mapping;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.looptwin.model.json.JsonFault;

/** A place in a JSON file, which knows its line, so that what is wrong can be told with it. */
final class Located {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Sheet sheet;
  private final String pointer;
  private final JsonNode node;

  private Located(Sheet sheet, String pointer, JsonNode node) {
    this.sheet = sheet;
    this.pointer = pointer;
    this.node = node;
  }

  /** What all places of a file share. */
  private record Sheet(
      String file, Map<String, Integer> lines, List<String> errors, List<String> warnings) {}

  /**
   * Reads a file; when it is no JSON the place is missing and the error is told.
   *
   * @param file for people
   */
  static Located read(String file, String text) {
    Sheet sheet = new Sheet(file, new HashMap<>(), new ArrayList<>(), new ArrayList<>());
    try {
      lines(text, sheet.lines);
      return new Located(sheet, "", MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      JsonFault fault = JsonFault.of(e);
      sheet.errors.add("%s:%d: no valid JSON: %s".formatted(file, fault.line(), fault.words()));
    } catch (IOException e) {
      sheet.errors.add("%s:1: cannot be read: %s".formatted(file, e.getMessage()));
    }
    return new Located(sheet, "", MissingNode.getInstance());
  }

  private static void lines(String text, Map<String, Integer> lines) throws IOException {
    try (JsonParser parser = MAPPER.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        lines.putIfAbsent(
            parser.getParsingContext().pathAsPointer().toString(),
            parser.currentTokenLocation().getLineNr());
      }
    }
  }

  List<String> errors() {
    return sheet.errors;
  }

  List<String> warnings() {
    return sheet.warnings;
  }

  String pointer() {
    return pointer;
  }

  JsonNode node() {
    return node;
  }

  boolean present() {
    return !node.isMissingNode() && !node.isNull();
  }

  Located get(String key) {
    String escaped = key.replace("~", "~0").replace("/", "~1");
    return new Located(sheet, pointer + "/" + escaped, node.path(key));
  }

  /** The elements of an array; complains when it is none. */
  List<Located> elements() {
    if (!node.isArray()) {
      error("is no array, expected [...]");
      return List.of();
    }
    List<Located> all = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      all.add(new Located(sheet, pointer + "/" + i, node.get(i)));
    }
    return all;
  }

  /** Complains of keys that mean nothing, most likely slips of the pen. */
  void onlyKnows(Set<String> keys) {
    if (!node.isObject()) {
      error("is no object, expected {...}");
      return;
    }
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!keys.contains(key)) {
                get(key).error("means nothing here, expected one of " + TextSource.some(keys));
              }
            });
  }

  /** A text; complains when something else stands there. */
  Optional<String> text() {
    if (!present()) {
      return Optional.empty();
    }
    if (!node.isTextual()) {
      error("is no text, expected \"...\"");
      return Optional.empty();
    }
    return Optional.of(node.textValue());
  }

  double number(double otherwise) {
    if (!present()) {
      return otherwise;
    }
    if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
      error("is no finite number");
      return otherwise;
    }
    return node.doubleValue();
  }

  boolean flag() {
    if (present() && !node.isBoolean()) {
      error("is neither true nor false");
    }
    return node.booleanValue();
  }

  /** A table of texts; complains of other values. */
  Map<String, String> table() {
    Map<String, String> table = new HashMap<>();
    if (present() && !node.isObject()) {
      error("is no table, expected {\"there\": \"here\"}");
    }
    node.fields()
        .forEachRemaining(
            entry -> {
              if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                table.put(entry.getKey(), entry.getValue().asText());
              } else {
                get(entry.getKey()).error("is no value, expected a text");
              }
            });
    return Map.copyOf(table);
  }

  void error(String what) {
    sheet.errors.add(where() + ": " + shown() + what);
  }

  void warn(String what) {
    sheet.warnings.add(where() + ": " + what);
  }

  private String shown() {
    String key = pointer.isEmpty() ? "the file" : pointer.substring(pointer.lastIndexOf('/') + 1);
    return "'%s' ".formatted(key);
  }

  private String where() {
    String known = pointer;
    while (!sheet.lines.containsKey(known) && !known.isEmpty()) {
      known = known.substring(0, known.lastIndexOf('/'));
    }
    return "%s:%d#%s".formatted(sheet.file, sheet.lines.getOrDefault(known, 1), pointer);
  }
}
