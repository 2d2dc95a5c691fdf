package org.looptwin.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.looptwin.model.json.JsonFault;

/**
 * A value in a JSON file that the user named: what is wrong with it is refused with the file and
 * the value's JSON pointer (RFC 6901).
 */
record JsonInput(Path file, JsonNode node, String pointer) {
  /** NaN is no JSON; it is read so that its place can be named. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * @param option that names the file
   * @param expected what the file should be, e.g. {@code a plan.json}
   * @throws BadInput when it is no JSON object
   */
  static JsonInput object(String option, Path file, String expected) {
    if (Files.isDirectory(file)) {
      throw BadInput.of("%s %s is a folder, expected a file: %s", option, file, expected);
    }
    if (!Files.isRegularFile(file)) {
      throw BadInput.of("%s %s does not exist, expected %s", option, file, expected);
    }
    JsonNode node = read(option, file, expected);
    if (!node.isObject()) {
      throw BadInput.of("%s:1: is no JSON object, expected %s", file, expected);
    }
    return new JsonInput(file, node, "");
  }

  private static JsonNode read(String option, Path file, String expected) {
    try {
      return MAPPER.readTree(JsonFault.unmarked(Files.readString(file)));
    } catch (JsonProcessingException e) {
      throw unreadable(file, expected, e);
    } catch (IOException e) {
      throw BadInput.of(
          "%s %s cannot be read as text in UTF-8, expected %s. Maybe save it as UTF-8.",
          option, file, expected);
    }
  }

  private static BadInput unreadable(Path file, String expected, JsonProcessingException e) {
    JsonFault fault = JsonFault.of(e);
    return fault.repeated() == null
        ? BadInput.of(
            "%s:%d: is no JSON at column %d: %s, expected %s. Maybe it was cut off, or edited by"
                + " hand.",
            file, fault.line(), fault.column(), fault.words(), expected)
        : BadInput.of(
            "%s:%d: names '%s' a second time in one object at column %d, expected every name once",
            file, fault.line(), fault.repeated(), fault.column());
  }

  JsonInput at(String name) {
    String step = name.replace("~", "~0").replace("/", "~1");
    return new JsonInput(file, node.path(name), pointer + "/" + step);
  }

  boolean given() {
    return !node.isMissingNode() && !node.isNull();
  }

  /** {@code stress.json: /supplierP/S01}. */
  String said() {
    return file + ": " + pointer;
  }

  BadInput bad(String expected) {
    return BadInput.of("%s is %s, expected %s", said(), shortened(), expected);
  }

  private String shortened() {
    String text = node.isNumber() ? node.asText() : node.toString();
    return text.length() > 60 ? text.substring(0, 57) + "..." : text;
  }

  /** The fields of an object that say something. */
  void each(Consumer<String> name) {
    if (!node.isObject()) {
      throw bad("an object");
    }
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    names.stream().filter(one -> at(one).given()).forEach(name);
  }

  /** A number as it stands there. */
  String number(String expected) {
    if (!node.isNumber()) {
      throw bad(expected);
    }
    return node.asText();
  }

  String text(String expected) {
    if (!node.isTextual()) {
      throw bad(expected);
    }
    return node.textValue();
  }

  List<String> texts(String expected) {
    if (!node.isArray()) {
      throw bad(expected);
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      texts.add(new JsonInput(file, node.get(i), pointer + "/" + i).text(expected));
    }
    return texts;
  }
}
