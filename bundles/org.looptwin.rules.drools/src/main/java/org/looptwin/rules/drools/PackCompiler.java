package org.looptwin.rules.drools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.api.RuleProblem;

/**
 * Compiles a pack while it is built, so that servers need not: puts {@code <file>.drl.zip} beside
 * each rule file. Arguments: the pack's name and the folder of its resources in the build.
 */
public final class PackCompiler {
  private PackCompiler() {}

  /**
   * @throws IllegalStateException when a file does not compile, with every problem
   */
  public static void main(String[] arguments) throws IOException {
    Path resources = Path.of(arguments[1]);
    RuleCompiler compiler = new RuleCompiler();
    List<RuleProblem> problems = new ArrayList<>();
    for (RuleFile file : PackReader.read(arguments[0], resources).files()) {
      RuleClasses classes = EngineLoader.within(() -> compiler.classes(file, problems));
      if (classes != null) {
        Path target = resources.resolve("rules").resolve(file.name() + RuleClasses.ENDING);
        Files.write(target, classes.zipped());
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalStateException("Pack %s: %s".formatted(arguments[0], problems));
    }
  }
}
