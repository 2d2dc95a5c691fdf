package org.looptwin.optimise.fuzzy.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.looptwin.model.json.JsonFault;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;

/** A place in a JSON file: file, pointer, what stands there. */
public final class Entry {
  /** Beyond, a solver takes a number for no limit at all. */
  private static final double LARGEST = 1e15;

  private final String file;
  private final String pointer;
  private final JsonNode node;

  private Entry(String file, String pointer, JsonNode node) {
    this.file = file;
    this.pointer = pointer;
    this.node = node;
  }

  /**
   * @throws IllegalArgumentException when the text is no JSON object, or names a key twice
   */
  public static Entry root(String file, String text) {
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    try {
      JsonNode node = mapper.readTree(JsonFault.unmarked(text));
      Entry root = new Entry(file, "", node);
      if (node == null || !node.isObject()) {
        throw root.fault("holds no JSON object", "an object with the entries of a fuzzy model");
      }
      return root;
    } catch (JsonProcessingException e) {
      JsonFault fault = JsonFault.of(e);
      throw new IllegalArgumentException(
          "%s:%d: no JSON at column %d: %s, expected an object"
              .formatted(file, fault.line(), fault.column(), fault.words()),
          e);
    }
  }

  /** A message that names this place. */
  public IllegalArgumentException fault(String what, String expected) {
    return new IllegalArgumentException(
        "%s: %s%s, expected %s"
            .formatted(file, pointer.isEmpty() ? "" : pointer + ": ", what, expected));
  }

  public boolean has(String key) {
    return node.has(key);
  }

  /** The entry, which must be there. */
  public Entry at(String key) {
    if (!node.has(key)) {
      throw fault("the entry '%s' is missing".formatted(key), "it to be there");
    }
    return new Entry(file, pointer + "/" + escaped(key), node.get(key));
  }

  public List<Entry> list() {
    if (!node.isArray()) {
      throw fault("is " + shown(), "a list");
    }
    List<Entry> entries = new ArrayList<>();
    for (int at = 0; at < node.size(); at++) {
      entries.add(new Entry(file, pointer + "/" + at, node.get(at)));
    }
    return entries;
  }

  public Map<String, Entry> members() {
    if (!node.isObject()) {
      throw fault("is " + shown(), "an object");
    }
    Map<String, Entry> members = new LinkedHashMap<>();
    Iterator<String> names = node.fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      members.put(name, at(name));
    }
    return members;
  }

  /** Refuses keys that nobody reads: most are slips. */
  public void only(Set<String> known) {
    for (Map.Entry<String, Entry> member : members().entrySet()) {
      if (!known.contains(member.getKey())) {
        throw member.getValue().fault("is not known", "one of " + String.join(", ", known));
      }
    }
  }

  public boolean isList() {
    return node.isArray();
  }

  public boolean isObject() {
    return node.isObject();
  }

  public boolean isText() {
    return node.isTextual();
  }

  public String text() {
    if (!node.isTextual() || node.textValue().isBlank()) {
      throw fault("is " + shown(), "a text");
    }
    return node.textValue();
  }

  public double number() {
    if (!node.isNumber()) {
      throw fault("is " + shown(), "a number");
    }
    if (!Double.isFinite(node.doubleValue())) {
      throw fault(
          "is " + shown(), "a finite number. Maybe a value was missing when it was written");
    }
    if (Math.abs(node.doubleValue()) > LARGEST) {
      throw fault("is " + shown(), "a number of 1e15 at most. Maybe choose a larger unit");
    }
    return node.doubleValue();
  }

  /** A whole number within limits. */
  public int count(int least, int most) {
    double value = number();
    if (value != Math.rint(value) || value < least || value > most) {
      throw fault("is " + shown(), "a whole number from %d to %d".formatted(least, most));
    }
    return (int) value;
  }

  /** [low, high] in order, none negative. */
  public double[] range() {
    List<Entry> ends = list();
    if (ends.size() != 2) {
      throw fault("has %d numbers".formatted(ends.size()), "[low, high]");
    }
    double low = ends.get(0).number();
    double high = ends.get(1).number();
    if (!(low >= 0 && low <= high)) {
      throw fault("is " + shown(), "two numbers in rising order, none below 0. Maybe sort them");
    }
    return new double[] {low, high};
  }

  /** In any of the forms of {@link FuzzyForm}. */
  public FuzzyNumber fuzzy() {
    return new FuzzyForm(this).read();
  }

  /** A fuzzy number that is nowhere negative. */
  public FuzzyNumber amount() {
    FuzzyNumber number = fuzzy();
    if (number.a1() < 0) {
      throw fault("is " + shown() + ", below 0", "a fuzzy number that is nowhere negative");
    }
    return number;
  }

  /** A fuzzy number within 0 and 1. */
  public FuzzyNumber share() {
    FuzzyNumber number = amount();
    if (number.a4() > 1) {
      throw fault("is " + shown() + ", above 1", "a fuzzy share within 0 and 1");
    }
    return number;
  }

  String shown() {
    String text = node.toString();
    return text.length() > 60 ? text.substring(0, 57) + "..." : text;
  }

  private static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }
}
