package org.looptwin.shell.plan;

import java.util.Locale;

/** HTML or SVG in the making; every text that is put in is escaped. */
public final class Markup {
  private final StringBuilder out = new StringBuilder();

  /** A line of markup; texts among the values must be {@link #escaped}. */
  Markup add(String format, Object... values) {
    out.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
    out.append('\n');
    return this;
  }

  /** {@code <tag>text</tag>}. */
  Markup element(String tag, String text) {
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
