package org.looptwin.plugin.live;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.looptwin.compliance.api.CompliancePolicy;
import org.looptwin.connector.api.Connector;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.optimise.api.Solver;

/** What a plug-in may provide. */
enum Kind {
  SOLVER(Solver.class, true),
  FORECASTER(Forecaster.class, true),
  CONNECTOR(Connector.class, false),
  POLICY(CompliancePolicy.class, false);

  /** Services under such a name are the server's own. */
  private static final String OURS = "org.looptwin.";

  private final Class<?> spi;
  private final boolean shadowable;

  Kind(Class<?> spi, boolean shadowable) {
    this.spi = spi;
    this.shadowable = shadowable;
  }

  Class<?> spi() {
    return spi;
  }

  /** Whether it can run beside the one in use without a trace outside. */
  boolean shadowable() {
    return shadowable;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of a service with these interfaces. */
  static Optional<Kind> of(String... interfaces) {
    Set<String> names = Set.of(interfaces);
    return Arrays.stream(values()).filter(kind -> names.contains(kind.spi.getName())).findFirst();
  }

  /** Whether a plug-in's service under this name is kept from everybody else. */
  static boolean guarded(String type) {
    return type.startsWith(OURS);
  }

  /** The interfaces among these that nobody guards, so that no plug-in may provide them yet. */
  static List<String> refused(String... interfaces) {
    return Arrays.stream(interfaces)
        .filter(Kind::guarded)
        .filter(type -> of(type).isEmpty())
        .sorted()
        .toList();
  }

  static String known() {
    return Arrays.stream(values())
        .map(kind -> kind.spi.getSimpleName())
        .collect(Collectors.joining(", "));
  }
}
