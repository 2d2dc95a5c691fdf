package org.looptwin.optimise.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CPLEX LP text cut into tokens, each with its line. Keywords count at the start of a line only.
 */
final class LpTokens {

  /** What a token is. */
  enum Kind {
    SECTION,
    NAME,
    NUMBER,
    SIGN,
    RELATION,
    COLON,
    END
  }

  /**
   * One token.
   *
   * @param text sections in lower case with single blanks; relations as {@code <}, {@code >} or
   *     {@code =}
   * @param value of a number
   */
  record Token(Kind kind, String text, double value, int line) {}

  private static final Pattern SECTION =
      Pattern.compile(
          "(?i)(minimi[sz]e|minimum|min|maximi[sz]e|maximum|max|subject\\s+to|such\\s+that|s\\.t\\.|st\\.?"
              + "|bounds?|general\\s+constraints|generals?|gen|integers?|int|binary|binaries|bin|end"
              + "|semi-continuous|semis?|sos[12]?|lazy\\s+constraints|user\\s+cuts|pwlobj)(?=\\s|$)"
              + "(?!\\s*(:|[<>=]))");
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<number>(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)"
              + "|(?<relation><=|=<|>=|=>|<|>|=)|(?<sign>[+-])|(?<colon>:)"
              + "|(?<name>[A-Za-z!\"#$%&(),;?@_'`{}~/][A-Za-z0-9!\"#$%&(),.;?@_'`{}~/\\[\\]]*))");

  private final BufferedReader in;
  private final String file;
  private final Deque<Token> ahead = new ArrayDeque<>();
  private String line = "";
  private int at;
  private int number;
  private boolean ended;

  LpTokens(BufferedReader in, String file) {
    this.in = in;
    this.file = file;
  }

  Token next() throws IOException {
    return ahead.isEmpty() ? read() : ahead.poll();
  }

  /** The token after next, and so on: 0 is the next one. */
  Token peek(int place) throws IOException {
    while (ahead.size() <= place) {
      ahead.add(read());
    }
    int skipped = 0;
    for (Token token : ahead) {
      if (skipped++ == place) {
        return token;
      }
    }
    throw new IllegalStateException();
  }

  IllegalArgumentException wrong(int where, String what, String expected) {
    return new IllegalArgumentException(
        "%s:%d: %s, expected %s".formatted(file, where, what, expected));
  }

  private Token read() throws IOException {
    while (at >= line.length() && !ended) {
      String text = in.readLine();
      number++;
      if (text == null) {
        ended = true;
        return end();
      }
      line = withoutComment(text).strip();
      at = 0;
      Matcher section = SECTION.matcher(line);
      if (section.lookingAt()) {
        at = skipBlanks(section.end());
        String word = section.group(1).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        ended = word.equals("end");
        return ended ? end() : new Token(Kind.SECTION, word, 0, number);
      }
    }
    return ended ? end() : token();
  }

  private Token end() {
    return new Token(Kind.END, "the end of the file", 0, number);
  }

  private Token token() {
    Matcher matcher = TOKEN.matcher(line).region(at, line.length());
    if (!matcher.lookingAt()) {
      String what = line.charAt(at) == '[' ? "a quadratic expression" : "'" + line.charAt(at) + "'";
      throw wrong(number, what, "names, numbers, + - : <= >= =");
    }
    at = skipBlanks(matcher.end());
    for (Kind kind : new Kind[] {Kind.NUMBER, Kind.RELATION, Kind.SIGN, Kind.COLON, Kind.NAME}) {
      String text = matcher.group(kind.name().toLowerCase(Locale.ROOT));
      if (text != null) {
        return new Token(
            kind,
            kind == Kind.RELATION ? text.replaceFirst("(?<=[<>])=|=(?=[<>])", "") : text,
            kind == Kind.NUMBER ? Double.parseDouble(text) : 0,
            number);
      }
    }
    throw new IllegalStateException(line);
  }

  private static String withoutComment(String text) {
    int comment = text.indexOf('\\');
    return comment < 0 ? text : text.substring(0, comment);
  }

  private int skipBlanks(int from) {
    int place = from;
    while (place < line.length() && Character.isWhitespace(line.charAt(place))) {
      place++;
    }
    return place;
  }
}
