package org.looptwin.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.looptwin.http.wire.Refusal;
import org.looptwin.http.wire.Request;
import org.looptwin.model.json.JsonFault;
import org.looptwin.model.json.ModelJson;

/** JSON bodies in and out. */
final class Json {
  /** The form's type is what curl says by default. */
  private static final List<String> TYPES =
      List.of("", "application/json", "application/x-www-form-urlencoded");

  private static final int DEEPEST = 64;
  private static final ModelJson MODEL = new ModelJson();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** An object with one list in it, so that more can be added later. */
  static <T> ObjectNode list(String name, Collection<T> items, Function<T, JsonNode> tree) {
    ObjectNode object = object();
    ArrayNode array = object.putArray(name);
    items.forEach(item -> array.add(tree.apply(item)));
    return object;
  }

  /**
   * Reads a body.
   *
   * @return a missing node when there is none
   * @throws Refusal with status 400, 413 or 415
   */
  static JsonNode body(Request request, int limitBytes) {
    checkType(request.type());
    String text = JsonFault.unmarked(text(request, limitBytes));
    checkDepth(text);
    try {
      return text.isBlank() ? JsonNodeFactory.instance.missingNode() : MODEL.parse(text);
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest("The body is no valid JSON: %s", e.getMessage());
    }
  }

  /**
   * The body as text.
   *
   * @throws Refusal with status 400 or 413
   */
  static String text(Request request, int limitBytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(request.body(limitBytes)))
          .toString();
    } catch (CharacterCodingException e) {
      throw Refusal.badRequest("The body is no valid UTF-8.");
    }
  }

  /** Before the parser says it in its own words. */
  private static void checkDepth(String text) {
    int depth = 0;
    boolean string = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (string) {
        i += c == '\\' ? 1 : 0;
        string = c != '"';
      } else if (c == '"') {
        string = true;
      } else if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
      }
      if (depth > DEEPEST) {
        throw Refusal.badRequest(
            "The body is nested more than %d levels deep; nothing here needs that.", DEEPEST);
      }
    }
  }

  private static void checkType(String type) {
    if (!TYPES.contains(type) && !type.endsWith("+json")) {
      throw Refusal.of(415, "The body is said to be %s; expected application/json.", type);
    }
  }
}
