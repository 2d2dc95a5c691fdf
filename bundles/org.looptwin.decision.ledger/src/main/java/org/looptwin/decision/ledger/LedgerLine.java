package org.looptwin.decision.ledger;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.looptwin.decision.api.LedgerEntry;

/** One line: to bytes and back, with its checks. */
final class LedgerLine {
  private static final ObjectReader JSON =
      new ObjectMapper()
          .readerFor(Map.class)
          .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final LedgerEntry entry;
  private final Map<String, Object> fields;

  private LedgerLine(LedgerEntry entry, Map<String, Object> fields) {
    this.entry = entry;
    this.fields = fields;
  }

  /** The line that follows {@code previousHash}. */
  static LedgerLine next(
      long number,
      String type,
      long offset,
      Map<String, Object> body,
      String previousHash,
      Instant at) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("number", number);
    fields.put("type", CanonicalValue.of(type, "type"));
    fields.put("offset", offset);
    fields.put("body", CanonicalValue.ofMap(body, "body"));
    fields.put("previousHash", previousHash);
    fields.put("at", at.toString());
    fields.put("hash", Chain.hash(fields));
    return new LedgerLine(entry(fields), fields);
  }

  /**
   * Reads a line and checks its own hash and its link.
   *
   * @throws BrokenLine with what is wrong and what was expected
   */
  static LedgerEntry read(byte[] bytes, long number, String previousHash) throws BrokenLine {
    Map<String, Object> fields = parse(bytes);
    LedgerEntry entry = entryOf(fields);
    if (entry.number() != number) {
      throw new BrokenLine("number is %d; expected %d".formatted(entry.number(), number));
    }
    if (!previousHash.equals(entry.previousHash())) {
      throw new BrokenLine(
          "previousHash is %s; expected %s, the hash of the line before"
              .formatted(entry.previousHash(), previousHash));
    }
    String hash = Chain.hash(fields);
    if (!hash.equals(entry.hash())) {
      throw new BrokenLine("hash is %s; expected %s for its content".formatted(entry.hash(), hash));
    }
    return entry;
  }

  private static Map<String, Object> parse(byte[] bytes) throws BrokenLine {
    try {
      Map<?, ?> parsed = JSON.readValue(bytes);
      return CanonicalValue.ofMap(parsed, "line");
    } catch (IOException e) {
      throw new BrokenLine("not a line of JSON (%s)".formatted(firstLine(e)), e);
    }
  }

  private static String firstLine(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static LedgerEntry entryOf(Map<String, Object> fields) throws BrokenLine {
    try {
      return entry(fields);
    } catch (ClassCastException | NullPointerException e) {
      throw new BrokenLine(
          "a field of number, type, offset, body, previousHash or hash is missing or of another kind",
          e);
    }
  }

  @SuppressWarnings("unchecked") // bodies are canonical maps
  private static LedgerEntry entry(Map<String, Object> fields) {
    return new LedgerEntry(
        (Long) fields.get("number"),
        (String) fields.get("type"),
        (Long) fields.get("offset"),
        (Map<String, Object>) fields.get("body"),
        (String) fields.get("previousHash"),
        (String) fields.get("hash"));
  }

  LedgerEntry entry() {
    return entry;
  }

  /** UTF-8 JSON with its line end. */
  byte[] bytes() {
    return (CanonicalJson.write(fields) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** A line that does not belong where it stands. */
  static final class BrokenLine extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenLine(String what) {
      super(what);
    }

    BrokenLine(String what, Throwable cause) {
      super(what, cause);
    }
  }
}
