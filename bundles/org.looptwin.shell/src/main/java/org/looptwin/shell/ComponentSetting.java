package org.looptwin.shell;

import java.util.List;
import java.util.Locale;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A setting of a component, as its bundle describes it (OSGi Compendium, 105.8: element AD).
 *
 * @param least empty for no limit
 * @param most empty for no limit
 * @param options the values there are; empty for any
 * @param otherwise what holds without a word
 */
record ComponentSetting(
    String name, String type, String least, String most, List<String> options, String otherwise) {
  static ComponentSetting of(Element attribute) {
    NodeList options = attribute.getElementsByTagName("Option");
    return new ComponentSetting(
        attribute.getAttribute("id"),
        attribute.getAttribute("type").toLowerCase(Locale.ROOT),
        attribute.getAttribute("min"),
        attribute.getAttribute("max"),
        java.util.stream.IntStream.range(0, options.getLength())
            .mapToObj(i -> ((Element) options.item(i)).getAttribute("value"))
            .toList(),
        attribute.getAttribute("default"));
  }

  /** What would be taken; empty when the value is. */
  String expected(String value) {
    boolean taken =
        switch (type) {
          case "integer", "long", "short", "byte" ->
              value.matches("[+-]?\\d{1,18}") && within(value);
          case "double", "float" ->
              value.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?") && within(value);
          case "boolean" -> value.equals("true") || value.equals("false");
          default -> options.isEmpty() || options.contains(value);
        };
    return taken ? "" : words();
  }

  private boolean within(String value) {
    double number = Double.parseDouble(value);
    return (least.isEmpty() || number >= Double.parseDouble(least))
        && (most.isEmpty() || number <= Double.parseDouble(most));
  }

  private String words() {
    if (!options.isEmpty()) {
      return "one of " + String.join(", ", options);
    }
    String kind =
        switch (type) {
          case "double", "float" -> "a number";
          case "boolean" -> "true or false";
          default -> "a whole number";
        };
    return kind
        + (least.isEmpty() ? "" : " from " + least)
        + (most.isEmpty() ? "" : (least.isEmpty() ? " up" : "") + " to " + most);
  }
}
