package org.looptwin.runtime.drawing;

import java.util.Locale;

/** HTML or SVG in the making. */
public final class Markup {
  private final StringBuilder out = new StringBuilder();

  /**
   * Adds a line.
   *
   * @param format of {@link String#format}, with a point for decimals
   * @param values texts among them must be {@link #escaped}
   */
  public Markup add(String format, Object... values) {
    out.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
    out.append('\n');
    return this;
  }

  /** Adds {@code <tag>text</tag>}, the text escaped. */
  public Markup element(String tag, String text) {
    return add("<%s>%s</%s>", tag, escaped(text), tag);
  }

  /** A text as it may stand in an element or an attribute. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
