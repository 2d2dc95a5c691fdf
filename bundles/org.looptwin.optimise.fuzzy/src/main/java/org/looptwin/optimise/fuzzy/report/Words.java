package org.looptwin.optimise.fuzzy.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;

/** Numbers and sentences as people read them. */
final class Words {
  static final String STUDY_B =
      "Reconstruction: the study printed neither its equations 2 to 17 nor results; the equations"
          + " here are rebuilt from its prose, so there are no published numbers to compare with.";
  static final String STUDY_C =
      "Reconstruction: the study's equations and table of distributions are not public; the model"
          + " and its instances are our own, so there are no published numbers to compare with.";

  static final String RANGES =
      "Fuzzy values are lowest / likely / highest (four numbers where a whole range is likely).";

  private Words() {}

  static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** About six digits, thousands grouped: {@code 1,234,567}, {@code 0.5029}. */
  static String number(double value) {
    double size = Math.abs(value);
    if (size >= 1000) {
      return say("%,.0f", value);
    }
    return size >= 10 ? say("%.2f", value) : say("%.4f", value + 0.0);
  }

  static String fuzzy(FuzzyNumber number) {
    List<Double> vertices = number.vertices();
    return vertices.stream().map(Words::number).collect(Collectors.joining(" / ", "", ""));
  }

  /** Of a file without its folders. */
  static String name(String file) {
    return file.substring(1 + Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')));
  }

  /** Names with commas between them; {@code none} where there are none. */
  static String listed(Stream<String> names) {
    String all = names.collect(Collectors.joining(", "));
    return all.isEmpty() ? "none" : all;
  }

  /** A CSV field; quoted where it must be. */
  static String field(String text) {
    return text.contains(",") || text.contains("\"")
        ? "\"" + text.replace("\"", "\"\"") + "\""
        : text;
  }
}
