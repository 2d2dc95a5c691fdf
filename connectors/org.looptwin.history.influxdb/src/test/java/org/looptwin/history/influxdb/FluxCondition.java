package org.looptwin.history.influxdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Flux condition on a row {@code r}: {@code and or not exists == != ( )} over columns and texts.
 */
final class FluxCondition {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(\\(|\\)|==|!=|r\\.\\w+|and|or|not|exists|\"(?:[^\"\\\\]|\\\\.)*\")");

  private final List<String> tokens = new ArrayList<>();
  private Map<String, Object> row;
  private int at;

  FluxCondition(String text) {
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      tokens.add(matcher.group(1));
      end = matcher.end();
    }
    if (end != text.length()) {
      throw new IllegalArgumentException("Flux: what is " + text.substring(end));
    }
  }

  boolean holds(Map<String, Object> columns) {
    row = columns;
    at = 0;
    return or();
  }

  private boolean or() {
    boolean result = and();
    while (is("or")) {
      result = and() | result;
    }
    return result;
  }

  private boolean and() {
    boolean result = term();
    while (is("and")) {
      result = term() & result;
    }
    return result;
  }

  private boolean term() {
    if (is("(")) {
      boolean inner = or();
      at++;
      return inner;
    }
    if (is("not")) {
      return !term();
    }
    if (is("exists")) {
      return operand() != null;
    }
    Object left = operand();
    String operator = tokens.get(at++);
    Object right = operand();
    // Null compared with anything is null, which is not true.
    return left != null && right != null && operator.equals("==") == Objects.equals(left, right);
  }

  private boolean is(String token) {
    boolean found = at < tokens.size() && tokens.get(at).equals(token);
    at += found ? 1 : 0;
    return found;
  }

  private Object operand() {
    String token = tokens.get(at++);
    return token.startsWith("r.") ? row.get(token.substring(2)) : text(token);
  }

  static String text(String literal) {
    StringBuilder text = new StringBuilder();
    String inner = literal.substring(1, literal.length() - 1);
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      if (c == '$' && i + 1 < inner.length() && inner.charAt(i + 1) == '{') {
        throw new IllegalArgumentException("Flux: an interpolation in " + literal);
      }
      if (c == '\\') {
        char escaped = inner.charAt(++i);
        c = escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped;
      }
      text.append(c);
    }
    return text.toString();
  }
}
