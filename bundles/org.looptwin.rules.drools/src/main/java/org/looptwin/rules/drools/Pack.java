package org.looptwin.rules.drools;

import java.util.List;
import java.util.Map;
import org.looptwin.rules.api.RuleFile;

/**
 * Rules and their scenario tests, as one bundle or folder brings them.
 *
 * @param name e.g. {@code rules.disruption}
 * @param scenarios name to JSON text, sorted by name
 * @param compiled what {@link PackCompiler} made of the files; may be empty
 */
record Pack(
    String name, List<RuleFile> files, Map<String, String> scenarios, List<byte[]> compiled) {
  /** The bundle header that makes a bundle a pack; its value is the folder of the DRL files. */
  static final String HEADER = "Looptwin-Rules";

  private static final String PREFIX = "org.looptwin.";

  Pack without(String file) {
    return new Pack(
        name, files.stream().filter(f -> !f.name().equals(file)).toList(), scenarios, compiled);
  }

  /** A pack's name from its bundle's: our own are named without {@code org.looptwin.}. */
  static String nameOf(String symbolicName) {
    return symbolicName.startsWith(PREFIX) ? symbolicName.substring(PREFIX.length()) : symbolicName;
  }
}
