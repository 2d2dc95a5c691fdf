package org.looptwin.plugin.live;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.looptwin.compliance.api.CompliancePolicy;
import org.looptwin.connector.api.Connector;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.history.api.HistoryStore;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Solver;

/** What a plug-in may provide. */
enum Kind {
  SOLVER(Solver.class, true),
  FORECASTER(Forecaster.class, true),
  CONNECTOR(Connector.class, false),
  POLICY(CompliancePolicy.class, false);

  /** Extension points that belong to bundles of the distribution only, for now. */
  private static final List<Class<?>> NOT_YET = List.of(LinearSolver.class, HistoryStore.class);

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

  /** Interfaces that a plug-in may not provide yet. */
  static List<String> notYet() {
    return NOT_YET.stream().map(Class::getName).toList();
  }

  /** Everything that a plug-in's bundle registers under one of these is seen by nobody else. */
  static Set<String> guarded() {
    return Stream.concat(Arrays.stream(values()).map(Kind::spi), NOT_YET.stream())
        .map(Class::getName)
        .collect(Collectors.toUnmodifiableSet());
  }

  static String known() {
    return Arrays.stream(values())
        .map(kind -> kind.spi.getSimpleName())
        .collect(Collectors.joining(", "));
  }
}
