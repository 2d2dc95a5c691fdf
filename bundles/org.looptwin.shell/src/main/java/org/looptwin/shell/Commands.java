package org.looptwin.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The commands in the order of the help; only what is asked for is made: options take time. */
final class Commands {
  private static final Map<String, Function<Shell, Object>> MAKERS = makers();

  private Commands() {}

  /** The one that a word names, else all of them. */
  static List<Object> wanted(String word, Shell shell) {
    Function<Shell, Object> one = MAKERS.get(word);
    return one != null
        ? List.of(one.apply(shell))
        : MAKERS.values().stream().map(maker -> maker.apply(shell)).toList();
  }

  static List<String> names() {
    return List.copyOf(MAKERS.keySet());
  }

  private static Map<String, Function<Shell, Object>> makers() {
    Map<String, Function<Shell, Object>> makers = new LinkedHashMap<>();
    makers.put("run", RunCommand::new);
    makers.put("demo", DemoCommand::new);
    makers.put("validate", ValidateCommand::new);
    makers.put("plan", PlanCommand::new);
    makers.put("pareto", ParetoCommand::new);
    makers.put("fuzzy", FuzzyCommand::new);
    makers.put("forecast", ForecastCommand::new);
    makers.put("solve", SolveCommand::new);
    makers.put("coordinate", CoordinateCommand::new);
    makers.put("generate", GenerateCommand::new);
    makers.put("check", CheckCommand::new);
    makers.put("rules", RulesCommand::new);
    makers.put("replay", ReplayCommand::new);
    makers.put("map", MapCommand::new);
    makers.put("rebuild", RebuildCommand::new);
    makers.put("twin", TwinCommand::new);
    makers.put("export", ExportCommand::new);
    makers.put("backup", BackupCommand::new);
    makers.put("restore", RestoreCommand::new);
    makers.put("plugin", PluginCommand::new);
    return makers;
  }
}
