package org.looptwin.shell;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.cm.ConfigurationAdmin;

/** What {@code conf/looptwin.properties} says of installed solvers: where each is, or off. */
final class SolverSettings {
  static final String PID = "org.looptwin.optimise.external";
  private static final String PREFIX = "solver.";
  private static final List<String> NAMES = List.of("cbc", "glpk", "gurobi", "cplex");

  private final FeatureConfiguration configuration;

  SolverSettings(ConfigurationAdmin admin) {
    configuration = new FeatureConfiguration(admin, PID);
  }

  static Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    NAMES.forEach(name -> keys.add(PREFIX + name));
    return keys;
  }

  /** Without a word of them in the file they are looked for on the PATH. */
  void apply(Properties settings) throws IOException {
    configuration.apply(values(settings));
  }

  void remove() throws IOException {
    configuration.remove();
  }

  static Dictionary<String, Object> values(Properties settings) {
    Dictionary<String, Object> values = new Hashtable<>();
    for (String name : NAMES) {
      String program = settings.getProperty(PREFIX + name, "").strip();
      if (!program.isEmpty()) {
        values.put(name, program);
      }
    }
    return values;
  }
}
