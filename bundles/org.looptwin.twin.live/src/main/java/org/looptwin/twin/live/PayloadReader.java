package org.looptwin.twin.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Reads a payload as a strict JSON object: no duplicate keys, nothing after the end, no NaN, valid
 * UTF-8, at most 8 levels deep, numbers of at most 60 characters. May be called from many threads.
 */
final class PayloadReader {
  private static final int DEEPEST = 8;
  private static final int LONGEST_NUMBER = 60;
  private static final int LONGEST_SHOWN = 200;

  /** Names and advice for who writes a parser. */
  private static final Pattern OF_THE_PARSER =
      Pattern.compile(
          " \\(start marker.*|: enable `.*|,? from `[^`]*`| \\(bound as .*| for `ObjectNode`.*");

  private final ObjectMapper mapper =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(LONGEST_NUMBER)
                          .build())
                  .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                  .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  JsonNode read(byte[] payload) throws Malformed {
    JsonNode node = parse(payload);
    if (node == null || !node.isObject()) {
      throw new Malformed("The payload is no JSON object.");
    }
    return node;
  }

  private JsonNode parse(byte[] payload) throws Malformed {
    try {
      return ascii(payload) ? mapper.readTree(payload) : mapper.readTree(decode(payload));
    } catch (JsonProcessingException e) {
      throw new Malformed("%s", describe(e));
    } catch (IOException e) {
      throw new Malformed("No valid JSON: %s", e.getMessage());
    }
  }

  /**
   * Plain ASCII without NUL needs no strict decoding beforehand. With NUL the parser would guess
   * UTF-16.
   */
  private static boolean ascii(byte[] payload) {
    for (byte one : payload) {
      if (one <= 0) {
        return false;
      }
    }
    return true;
  }

  private static String describe(JsonProcessingException e) {
    String where =
        e.getLocation() == null
            ? ""
            : " at line %d, column %d"
                .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    String what = e.getOriginalMessage().lines().findFirst().orElse("unreadable");
    String shown = OF_THE_PARSER.matcher(what).replaceAll("");
    return "No valid JSON%s: %s"
        .formatted(where, shown.substring(0, Math.min(LONGEST_SHOWN, shown.length())));
  }

  private static String decode(byte[] payload) throws Malformed {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
    } catch (CharacterCodingException e) {
      throw new Malformed("The payload is no valid UTF-8.");
    }
  }
}
