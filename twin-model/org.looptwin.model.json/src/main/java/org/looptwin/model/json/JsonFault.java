package org.looptwin.model.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a text is no JSON, in words for whoever wrote the text: the parser's own speak of its classes
 * and settings.
 *
 * @param line from 1
 * @param column from 1
 * @param words e.g. {@code the name 'id' stands twice in one object}
 * @param repeated the name that stands twice; null for any other fault
 */
public record JsonFault(int line, int column, String words, String repeated) {
  /** What the parser of bytes says between two entries, with no type of its own. */
  private static final String END = "Unexpected end-of-input";

  private static final String MARK = "\uFEFF";
  private static final int LONGEST_SHOWN = 40;
  private static final Pattern TWICE = Pattern.compile("Duplicate field '(.*)'", Pattern.DOTALL);
  private static final Pattern TOKEN =
      Pattern.compile("(?:Non-standard|Unrecognized) token '(.*?)'.*", Pattern.DOTALL);
  private static final Pattern CHARACTER =
      Pattern.compile(
          "(?:Unexpected|Illegal|Invalid) (?:white space |unquoted )?(?:character|CTRL-CHAR)"
              + "[^(]*\\((?:'(.)' \\()?(?:\\(?CTRL-CHAR, )?code (\\d+).*",
          Pattern.DOTALL);

  /** The text without the byte order mark that editors on Windows put before it. */
  public static String unmarked(String text) {
    return text.startsWith(MARK) ? text.substring(1) : text;
  }

  /** Reads what the parser says. */
  public static JsonFault of(JsonProcessingException e) {
    boolean placed = e.getLocation() != null;
    return new JsonFault(
        placed ? Math.max(1, e.getLocation().getLineNr()) : 1,
        placed ? Math.max(1, e.getLocation().getColumnNr()) : 1,
        words(e),
        repeated(e));
  }

  private static String words(JsonProcessingException e) {
    if (e instanceof JsonEOFException || e.getOriginalMessage().startsWith(END)) {
      return "it ends too early; maybe it was cut off, or a bracket or quote is missing";
    }
    if (e instanceof StreamConstraintsException) {
      return "it is nested too deep, or a text or number in it is too long";
    }
    if (e instanceof MismatchedInputException) {
      return "something follows after its end";
    }
    String repeated = repeated(e);
    if (repeated != null) {
      return "the name '%s' stands twice in one object".formatted(repeated);
    }
    String said = e.getOriginalMessage();
    Matcher token = TOKEN.matcher(said);
    if (token.matches()) {
      return "'%s' is no JSON value".formatted(shortened(token.group(1)));
    }
    Matcher character = CHARACTER.matcher(said);
    return character.matches() ? character(character) : "it is no JSON";
  }

  private static String repeated(JsonProcessingException e) {
    Matcher twice = TWICE.matcher(e.getOriginalMessage());
    return twice.matches() ? shortened(twice.group(1)) : null;
  }

  private static String character(Matcher found) {
    int code = Integer.parseInt(found.group(2));
    return code < ' '
        ? "a line break, tab or control character stands within a text or name"
        : "the character '%s' is not expected here".formatted(Character.toString(code));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
  }
}
