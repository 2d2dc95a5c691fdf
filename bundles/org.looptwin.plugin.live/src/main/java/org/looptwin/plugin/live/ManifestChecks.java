package org.looptwin.plugin.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/** Whether a JAR may be installed, by its manifest alone. */
final class ManifestChecks {
  private static final String OURS = "org.looptwin.";

  /** Headers that reach into other bundles, and what to do instead. */
  private static final Map<String, String> REACHING =
      new LinkedHashMap<>(
          Map.of(
              "Fragment-Host",
                  "a fragment changes another bundle. Maybe make it a bundle of its own",
              "Require-Bundle", "bundles change, packages stay. Maybe import packages instead",
              "DynamicImport-Package",
                  "it would be wired to whatever comes. Maybe name the packages in Import-Package"));

  /** Packages with which a bundle can change the framework or the launcher under all others. */
  private static final List<String> FORBIDDEN =
      List.of("org.osgi.framework.hooks.", "org.osgi.framework.launch", "org.looptwin.launch");

  private final Map<String, Collection<Version>> offered;

  /**
   * @param offered packages of the server by name, with their versions
   */
  ManifestChecks(Map<String, Collection<Version>> offered) {
    this.offered = offered;
  }

  /** Why it is no bundle that may come in; "" when it may. */
  String bundle(JarFacts jar) {
    if (jar.symbolicName().isEmpty()) {
      return "%s is no OSGi bundle: its manifest has no Bundle-SymbolicName. Maybe build it with bnd"
          .formatted(jar.file());
    }
    if (!jar.symbolicName().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,150}")) {
      return "Bundle-SymbolicName is '%s', expected letters, digits, dots and dashes"
          .formatted(jar.symbolicName());
    }
    if (!version(jar.version())) {
      return "Bundle-Version is '%s', expected a version such as 1.0.0".formatted(jar.version());
    }
    for (Map.Entry<String, String> header : REACHING.entrySet()) {
      if (jar.has(header.getKey())) {
        return "the manifest has %s: %s: %s"
            .formatted(header.getKey(), jar.headers().get(header.getKey()), header.getValue());
      }
    }
    return reaching(jar);
  }

  private static boolean version(String text) {
    try {
      return text.isEmpty() || Version.parseVersion(text) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private String reaching(JarFacts jar) {
    for (Clauses.Clause clause : jar.imports()) {
      if (FORBIDDEN.stream().anyMatch(clause.name()::startsWith)) {
        return "it imports %s, which is for the server alone. Maybe leave it out"
            .formatted(clause.name());
      }
    }
    for (Clauses.Clause clause : jar.exports()) {
      if (clause.name().startsWith(OURS) && offered.containsKey(clause.name())) {
        return "it exports %s, which the server provides. Maybe import it instead of packing it"
            .formatted(clause.name());
      }
    }
    return "";
  }

  /** Packages of ours in versions that this server has not; "" when all of them fit. */
  String versions(JarFacts jar) {
    List<String> problems = new ArrayList<>();
    for (Clauses.Clause clause : jar.imports()) {
      if (clause.name().startsWith(OURS)
          && !"optional".equals(clause.attributes().get("resolution:"))) {
        String problem = version(clause);
        if (!problem.isEmpty()) {
          problems.add(problem);
        }
      }
    }
    return String.join("; ", problems);
  }

  private String version(Clauses.Clause clause) {
    String range = clause.attributes().getOrDefault("version", "0");
    Collection<Version> present = offered.getOrDefault(clause.name(), List.of());
    if (present.isEmpty()) {
      return "it imports %s %s, which this server does not have. Maybe it is for another release"
          .formatted(clause.name(), range);
    }
    VersionRange wanted;
    try {
      wanted = new VersionRange(range);
    } catch (IllegalArgumentException e) {
      return "it imports %s in the range '%s', expected one such as [1.0,2)"
          .formatted(clause.name(), range);
    }
    return present.stream().anyMatch(wanted::includes)
        ? ""
        : "it wants %s %s, this server offers %s. Maybe build it against the API of this release"
            .formatted(clause.name(), range, present.iterator().next());
  }
}
