package org.looptwin.rules.drools;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.kie.api.builder.Message;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.api.RuleProblem;

/**
 * Leads the compiler's messages back to the line of the rule file. Drools compiles rules to Java;
 * what is wrong there is found again as the rule line that has most words in common with the Java
 * line, and what it knows no line of as the first line with the rarest word of the message.
 */
final class CompileErrors {
  private static final String SOURCE = "Java source of ";
  private static final Pattern WORD = Pattern.compile("[$\\p{L}_][$\\w]*");
  private static final int LONGEST = 200;

  private final RuleFile file;
  private final List<String> lines;

  CompileErrors(RuleFile file) {
    this.file = file;
    this.lines = file.drl().lines().toList();
  }

  /** At least one problem, also when no message says anything. */
  List<RuleProblem> explain(List<Message> errors) {
    Map<String, String> sources = new HashMap<>();
    errors.stream()
        .filter(error -> error.getText().startsWith(SOURCE))
        .forEach(error -> sources.put(error.getPath(), error.getText()));
    List<RuleProblem> found =
        errors.stream()
            .filter(error -> !error.getText().startsWith(SOURCE))
            .map(error -> explain(error, sources.get(error.getPath())))
            .distinct()
            .toList();
    return found.isEmpty() ? List.of(new RuleProblem(file.name(), 1, "does not compile")) : found;
  }

  private RuleProblem explain(Message error, String source) {
    return new RuleProblem(file.name(), line(error, source), shorten(error.getText()));
  }

  private int line(Message error, String source) {
    if (source != null) {
      return alike(javaLine(source, error), error);
    }
    return error.getLine() > 0 ? (int) error.getLine() : rarestWord(error.getText());
  }

  /** The Java line that the compiler complains of; the source follows a first line of its own. */
  private static String javaLine(String source, Message error) {
    List<String> lines = source.lines().toList();
    int index = (int) error.getLine();
    return index > 0 && index < lines.size() ? lines.get(index) : "";
  }

  /** The line that shares most words with the Java line and the message; rare words weigh more. */
  private int alike(String javaLine, Message error) {
    Set<String> wanted = words(javaLine);
    wanted.addAll(words(error.getText()));
    int best = 1;
    double most = 0;
    for (int i = 0; i < lines.size(); i++) {
      Set<String> common = words(lines.get(i));
      common.retainAll(wanted);
      double score = common.stream().mapToDouble(word -> 1.0 / holding(word)).sum();
      if (score > most) {
        best = i + 1;
        most = score;
      }
    }
    return best;
  }

  private long holding(String word) {
    return lines.stream().filter(line -> words(line).contains(word)).count();
  }

  private int rarestWord(String message) {
    int best = 1;
    long fewest = Long.MAX_VALUE;
    for (String word : words(message)) {
      long count = holding(word);
      if (count > 0 && count < fewest) {
        fewest = count;
        best = 1 + indexOf(word);
      }
    }
    return best;
  }

  private int indexOf(String word) {
    for (int i = 0; i < lines.size(); i++) {
      if (words(lines.get(i)).contains(word)) {
        return i;
      }
    }
    return 0;
  }

  private static Set<String> words(String text) {
    Set<String> words = new TreeSet<>();
    WORD.matcher(text).results().forEach(match -> words.add(match.group()));
    return words;
  }

  private static String shorten(String message) {
    String line = message.strip().lines().findFirst().orElse("does not compile");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}
