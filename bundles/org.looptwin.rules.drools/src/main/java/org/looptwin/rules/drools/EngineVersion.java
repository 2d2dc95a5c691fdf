package org.looptwin.rules.drools;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.looptwin.rules.drools.facts.Forecast;
import org.looptwin.rules.drools.facts.NoTelemetry;
import org.looptwin.rules.drools.facts.Now;
import org.looptwin.rules.drools.facts.Requests;
import org.looptwin.rules.drools.facts.Signal;
import org.looptwin.rules.drools.facts.SilentSeries;
import org.looptwin.rules.drools.facts.Standing;

/** Names what rules are compiled against: Drools and the classes that rules see. */
final class EngineVersion {
  private static final List<String> SEEN =
      Stream.concat(
              Stream.of("META-INF/maven/org.drools/drools-core/pom.properties"),
              Stream.of(
                      Signal.class,
                      Standing.class,
                      Now.class,
                      SilentSeries.class,
                      NoTelemetry.class,
                      Forecast.class,
                      Requests.class)
                  .map(type -> type.getName().replace('.', '/') + ".class"))
          .toList();

  private EngineVersion() {}

  static String current() {
    StringBuilder seen = new StringBuilder();
    for (String resource : SEEN) {
      try (InputStream in = EngineLoader.get().getResourceAsStream(resource)) {
        seen.append(HexFormat.of().formatHex(in.readAllBytes()));
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read " + resource + ".", e);
      }
    }
    return RuleText.hash(seen.toString());
  }
}
