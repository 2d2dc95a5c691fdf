package org.looptwin.model.json;

/** A field of a JSON form is missing, or holds what it cannot. */
public final class UnreadableField extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String pointer;
  private final String found;
  private final String expected;

  /**
   * @param what it is, for messages, with points, e.g. {@code plan.parts.carbonEur}
   * @param pointer to it, RFC 6901
   */
  UnreadableField(String what, String pointer, String found, String expected) {
    this(pointer, found, expected, "%s is %s, expected %s".formatted(what, found, expected), null);
  }

  private UnreadableField(
      String pointer, String found, String expected, String message, UnreadableField cause) {
    super(message, cause);
    this.pointer = pointer;
    this.found = found;
    this.expected = expected;
  }

  /** The step of a pointer to the field of this name, RFC 6901. */
  static String step(String name) {
    return "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /**
   * The same, of an element of a list.
   *
   * @param list where it stands
   */
  UnreadableField of(String list, int element) {
    String exact =
        pointer.equals(list) || pointer.startsWith(list + "/")
            ? list + "/" + element + pointer.substring(list.length())
            : pointer;
    return new UnreadableField(exact, found, expected, getMessage(), this);
  }

  /** Where it stands in the document, RFC 6901. */
  public String pointer() {
    return pointer;
  }

  /** What stands there, as JSON; {@code missing} for nothing. */
  public String found() {
    return found;
  }

  public String expected() {
    return expected;
  }
}
