package org.looptwin.rules.drools;

import java.util.ArrayList;
import java.util.Comparator;
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

  private final Map<String, RuleFile> byPath;

  CompileErrors(Map<String, RuleFile> byPath) {
    this.byPath = byPath;
  }

  /** At least one problem, also when no message says anything. */
  List<RuleProblem> explain(List<Message> errors) {
    Map<String, String> sources = new HashMap<>();
    errors.stream()
        .filter(error -> error.getText().startsWith(SOURCE))
        .forEach(error -> sources.put(error.getPath(), error.getText()));
    List<RuleProblem> found = new ArrayList<>();
    for (Message error : errors) {
      if (!error.getText().startsWith(SOURCE)) {
        RuleProblem problem = explain(error, sources.get(error.getPath()));
        if (!found.contains(problem)) {
          found.add(problem);
        }
      }
    }
    if (found.isEmpty()) {
      found.add(new RuleProblem(byPath.values().iterator().next().name(), 1, "does not compile"));
    }
    return found;
  }

  private RuleProblem explain(Message error, String source) {
    RuleFile file = byPath.get(error.getPath());
    String text = shorten(error.getText());
    if (file != null && error.getLine() > 0) {
      return new RuleProblem(file.name(), error.getLine(), text);
    }
    if (file != null) {
      return new RuleProblem(file.name(), rarestWord(file, error.getText()).line(), text);
    }
    Spot spot = source == null ? anywhere(error.getText()) : alike(javaLine(source, error), error);
    return new RuleProblem(spot.file().name(), spot.line(), text);
  }

  private record Spot(RuleFile file, int line, double score) {}

  /** The Java line that the compiler complains of; the source follows a first line of its own. */
  private static String javaLine(String source, Message error) {
    List<String> lines = source.lines().toList();
    int index = (int) error.getLine();
    return index > 0 && index < lines.size() ? lines.get(index) : "";
  }

  private Spot alike(String javaLine, Message error) {
    Set<String> wanted = words(javaLine);
    wanted.addAll(words(error.getText()));
    return byPath.values().stream()
        .map(file -> mostInCommon(file, wanted))
        .max(Comparator.comparingDouble(Spot::score))
        .orElseThrow();
  }

  private static Spot mostInCommon(RuleFile file, Set<String> wanted) {
    Spot best = new Spot(file, 1, 0);
    List<String> lines = file.drl().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Set<String> common = words(lines.get(i));
      common.retainAll(wanted);
      if (common.size() > best.score()) {
        best = new Spot(file, i + 1, common.size());
      }
    }
    return best;
  }

  private Spot anywhere(String message) {
    return byPath.values().stream()
        .map(file -> rarestWord(file, message))
        .max(Comparator.comparingDouble(Spot::score))
        .orElseThrow();
  }

  private static Spot rarestWord(RuleFile file, String message) {
    List<Set<String>> lines = file.drl().lines().map(CompileErrors::words).toList();
    Spot best = new Spot(file, 1, 0);
    for (String word : words(message)) {
      List<Set<String>> holding = lines.stream().filter(line -> line.contains(word)).toList();
      if (!holding.isEmpty() && 1.0 / holding.size() > best.score()) {
        best = new Spot(file, lines.indexOf(holding.get(0)) + 1, 1.0 / holding.size());
      }
    }
    return best;
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
