package org.looptwin.coordinate.markov.files;

import com.fasterxml.jackson.databind.JsonNode;
import org.looptwin.coordinate.api.UnreadableException;

/** A JSON value that knows where it stands. */
final class Pointed {
  private final String file;
  private final String pointer;
  private final JsonNode node;

  Pointed(String file, String pointer, JsonNode node) {
    this.file = file;
    this.pointer = pointer;
    this.node = node;
  }

  JsonNode node() {
    return node;
  }

  boolean has(String name) {
    return node.hasNonNull(name);
  }

  /** The field; refused when missing. */
  Pointed get(String name) throws UnreadableException {
    if (!has(name)) {
      throw wrong("has no '%s'".formatted(name), "one");
    }
    return new Pointed(file, pointer + "/" + name, node.get(name));
  }

  Pointed get(int index) {
    return new Pointed(file, pointer + "/" + index, node.get(index));
  }

  int size() {
    return node.size();
  }

  Pointed array() throws UnreadableException {
    if (!node.isArray()) {
      throw wrong("is " + brief(), "a list");
    }
    return this;
  }

  /** A list of exactly this many. */
  Pointed row(int size, String form) throws UnreadableException {
    if (!node.isArray() || node.size() != size) {
      throw wrong("is " + brief(), form);
    }
    return this;
  }

  double number() throws UnreadableException {
    if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
      throw wrong("is " + brief(), "a number");
    }
    return node.doubleValue();
  }

  double number(double least, double most) throws UnreadableException {
    double value = number();
    if (!(value >= least && value <= most)) {
      throw wrong("is " + brief(), "%s to %s".formatted(plain(least), plain(most)));
    }
    return value;
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  int whole(long least, long most) throws UnreadableException {
    boolean whole = node.isNumber() && node.doubleValue() == Math.rint(node.doubleValue());
    if (!whole || node.doubleValue() < least || node.doubleValue() > most) {
      throw wrong("is " + brief(), "a whole number from %d to %d".formatted(least, most));
    }
    return (int) node.doubleValue();
  }

  private String brief() {
    String text = node.toString();
    return text.length() > 60 ? text.substring(0, 57) + "..." : text;
  }

  UnreadableException wrong(String what, String expected) {
    return new UnreadableException(
        "%s: %s %s, expected %s"
            .formatted(file, pointer.isEmpty() ? "the file" : pointer, what, expected));
  }

  UnreadableException wrong(IllegalArgumentException problem) {
    return new UnreadableException(
        "%s: %s%s".formatted(file, pointer.isEmpty() ? "" : pointer + ": ", problem.getMessage()));
  }
}
