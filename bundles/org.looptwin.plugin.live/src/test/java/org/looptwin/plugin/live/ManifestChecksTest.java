package org.looptwin.plugin.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.Version;

class ManifestChecksTest {
  private static final String API = "org.looptwin.optimise.api";

  private final ManifestChecks checks =
      new ManifestChecks(Map.of(API, List.of(new Version("1.2.0"))));

  @ParameterizedTest
  @CsvSource({"'[1.0,2)'", "'[1.2,1.3)'", "1.0", "0"})
  void aRangeThatHoldsTheOfferedVersionFits(String range) {
    assertThat(checks.versions(importing("%s;version=\"%s\"".formatted(API, range)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'[1.3,2)'", "'[2.0,3)'", "1.2.1", "'[1.0,1.2)'"})
  void aRangeThatDoesNotIsToldWithThePackageBothVersionsAndTheRemedy(String range) {
    assertThat(checks.versions(importing("%s;version=\"%s\"".formatted(API, range))))
        .isEqualTo(
            "it wants %s %s, this server offers 1.2.0. Maybe build it against the API of this release",
            API, range);
  }

  @Test
  void aPackageOfOursThatIsNotThereIsNamedAndAnOptionalOneIsNot() {
    assertThat(checks.versions(importing("org.looptwin.gone;version=\"[1,2)\"")))
        .startsWith("it imports org.looptwin.gone [1,2), which this server does not have.");
    assertThat(checks.versions(importing("org.looptwin.gone;resolution:=optional"))).isEmpty();
    assertThat(checks.versions(importing("com.vendor.maths;version=\"[1,2)\""))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Fragment-Host, system.bundle;extension:=framework",
    "Require-Bundle, org.looptwin.loop",
    "DynamicImport-Package, *",
    "Import-Package, org.osgi.framework.hooks.service",
    "Import-Package, org.looptwin.launch",
    "Export-Package, org.looptwin.optimise.api"
  })
  void whatReachesIntoOthersIsRefused(String header, String value) {
    assertThat(checks.bundle(jar(Map.of(header, value)))).contains("Maybe");
  }

  @Test
  void aPlainJarIsNoBundle() {
    assertThat(checks.bundle(new JarFacts("plain.jar", Map.of())))
        .startsWith("plain.jar is no OSGi bundle: its manifest has no Bundle-SymbolicName.");
    assertThat(checks.bundle(jar(Map.of()))).isEmpty();
  }

  @Test
  void clausesAreReadWithCommasInQuotes() {
    assertThat(Clauses.of("a;b;version=\"[1,2)\";resolution:=optional,c"))
        .containsExactly(
            new Clauses.Clause("a", Map.of("version", "[1,2)", "resolution:", "optional")),
            new Clauses.Clause("b", Map.of("version", "[1,2)", "resolution:", "optional")),
            new Clauses.Clause("c", Map.of()));
  }

  private static JarFacts importing(String packages) {
    return jar(Map.of("Import-Package", packages));
  }

  private static JarFacts jar(Map<String, String> headers) {
    Map<String, String> all = new TreeMap<>(headers);
    all.put("Bundle-SymbolicName", "com.vendor.solver;singleton:=true");
    all.put("Bundle-Version", "1.0.0");
    return new JarFacts("solver.jar", all);
  }
}
