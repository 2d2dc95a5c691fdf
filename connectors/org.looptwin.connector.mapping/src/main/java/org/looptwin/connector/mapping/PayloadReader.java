package org.looptwin.connector.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.looptwin.connector.api.Refusal;

/** Reads foreign payloads: UTF-8, JSON or a bare text. Numbers keep all their digits. */
final class PayloadReader {
  private static final int DEEPEST = 64;
  private static final int LONGEST_NUMBER = 64;
  private static final int LONGEST_SHOWN = 160;

  private final JsonMapper mapper =
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
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  JsonNode json(byte[] payload) throws Unfit {
    try {
      JsonNode node = mapper.readTree(text(payload));
      if (node.isContainerNode()) {
        return node;
      }
      throw Unfit.of(Refusal.MALFORMED, "The payload is no JSON object or array.");
    } catch (JsonProcessingException e) {
      throw Unfit.of(Refusal.MALFORMED, "No valid JSON%s", describe(e));
    }
  }

  /** A bare number or word, or what JSON there is. */
  JsonNode jsonOrText(byte[] payload) throws Unfit {
    String text = text(payload).strip();
    try {
      JsonNode node = mapper.readTree(text);
      return node.isMissingNode() ? TextNode.valueOf(text) : node;
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(text);
    }
  }

  private static String describe(JsonProcessingException e) {
    String what = e.getOriginalMessage().lines().findFirst().orElse("unreadable");
    String shown = what.substring(0, Math.min(LONGEST_SHOWN, what.length()));
    return e.getLocation() == null
        ? ": " + shown
        : " at line %d, column %d: %s"
            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr(), shown);
  }

  private static String text(byte[] payload) throws Unfit {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
    } catch (CharacterCodingException e) {
      throw Unfit.of(Refusal.MALFORMED, "The payload is no valid UTF-8.");
    }
  }
}
