package org.looptwin.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.looptwin.http.wire.Refusal;
import org.looptwin.http.wire.Request;

/** What operators say: comments, and words out of a fixed list. */
final class Words {
  private static final int LARGEST_BODY = 64 << 10;
  private static final int LONGEST_COMMENT = 2_000;

  private Words() {}

  /**
   * An object, or a missing node when there is no body. A comment under another name would be lost:
   * it is refused.
   *
   * @param known its fields
   */
  static JsonNode body(Request request, String... known) {
    JsonNode body = Json.body(request, LARGEST_BODY);
    if (!(body.isMissingNode() || body.isObject())) {
      throw Refusal.badRequest("Expected an object with some of %s, or no body.", List.of(known));
    }
    return body.isObject() ? Field.body(body, List.of(known), "").node() : body;
  }

  static String comment(JsonNode body) {
    JsonNode comment = body.path("comment");
    if (comment.isMissingNode() || comment.isNull()) {
      return "";
    }
    if (!comment.isTextual()) {
      throw Refusal.badRequest("Expected {\"comment\":\"text\"}, or no body.");
    }
    String text = comment.asText();
    if (text.length() > LONGEST_COMMENT) {
      throw Refusal.badRequest(
          "The comment has %d characters; the limit is %d.", text.length(), LONGEST_COMMENT);
    }
    return text;
  }

  /** A word of the query, in small or capital letters. */
  static <E extends Enum<E>> Optional<E> query(Request request, String name, Class<E> type) {
    return request.query().get(name).map(word -> word(name, word, type));
  }

  /**
   * @throws Refusal with status 400 that names the words that are possible
   */
  static <E extends Enum<E>> E word(String name, String word, Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> value.name().equals(word.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () -> Refusal.badRequest("%s is '%s'; expected one of %s.", name, word, allowed(type)));
  }

  private static <E extends Enum<E>> String allowed(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
  }
}
