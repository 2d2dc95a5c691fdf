package org.looptwin.plugin.live;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.looptwin.compliance.api.Compliance;
import org.looptwin.compliance.api.CompliancePolicy;
import org.looptwin.connector.api.Connector;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.optimise.api.Solver;
import org.looptwin.plugin.live.Protocol.Rejected;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/** Finds what a started bundle provides: its services, and policy packs that are mere data. */
final class ServicesOf {
  private static final Duration MAKE = Duration.ofSeconds(10);
  private static final Duration WORD = Duration.ofSeconds(1);
  private static final String PACKS = "policy-packs";
  private static final Set<String> NOT_COPIED =
      Set.of(
          Constants.OBJECTCLASS,
          Constants.SERVICE_ID,
          Constants.SERVICE_BUNDLEID,
          Constants.SERVICE_SCOPE,
          Constants.SERVICE_PID,
          "component.id",
          "component.name");

  private final Trials trials;
  private final Protocol protocol;

  ServicesOf(Trials trials, Protocol protocol) {
    this.trials = trials;
    this.protocol = protocol;
  }

  /**
   * @throws Rejected when there is none of a known kind, or one cannot be made or told apart
   */
  List<Provided<?>> of(Bundle bundle, PluginThreads threads) throws Rejected {
    refuseUnguarded(bundle);
    List<Provided<?>> services = new ArrayList<>();
    for (ServiceReference<?> reference : references(bundle)) {
      String[] interfaces = (String[]) reference.getProperty(Constants.OBJECTCLASS);
      Kind kind = Kind.of(interfaces).orElse(null);
      if (kind != null) {
        services.add(provided(kind, reference, bundle, threads));
      }
    }
    packs(bundle, threads, services);
    protocol.note(
        "services",
        "it provides a service of a known kind",
        services.isEmpty()
            ? "it registers no service that plug-ins can provide, expected one of %s. Maybe a @Component annotation or a Service-Component header is missing"
                .formatted(Kind.known())
            : "");
    protocol.note("services", "each has a name of its own", trials.taken(bundle, services));
    return services;
  }

  /** Those of a kind that plug-ins can provide. */
  static List<ServiceReference<?>> guarded(Bundle bundle) {
    return references(bundle).stream()
        .filter(
            reference ->
                Kind.of((String[]) reference.getProperty(Constants.OBJECTCLASS)).isPresent())
        .<ServiceReference<?>>map(reference -> reference)
        .toList();
  }

  private static List<ServiceReference<?>> references(Bundle bundle) {
    ServiceReference<?>[] found = bundle.getRegisteredServices();
    return found == null ? List.of() : Arrays.asList(found);
  }

  /** Nobody would see it: better to say so. */
  private void refuseUnguarded(Bundle bundle) throws Rejected {
    List<String> refused =
        references(bundle).stream()
            .map(reference -> (String[]) reference.getProperty(Constants.OBJECTCLASS))
            .flatMap(interfaces -> Kind.refused(interfaces).stream())
            .distinct()
            .toList();
    protocol.note(
        "services",
        "it provides nothing but what plug-ins can provide",
        refused.isEmpty()
            ? ""
            : "it registers a service as %s, which plug-ins cannot provide yet, expected one of %s and nothing else of the server's. Maybe name the interface in @Component(service = ...)"
                .formatted(String.join(" and ", refused), Kind.known()));
  }

  private Provided<?> provided(
      Kind kind, ServiceReference<?> reference, Bundle bundle, PluginThreads threads)
      throws Rejected {
    Object service = made(kind, reference, threads);
    if (!kind.spi().isInstance(service)) {
      protocol.note(
          "services",
          "each can be made",
          "its %s cannot be used as the server's %s. Maybe the JAR holds its own copy of the API"
              .formatted(service == null ? "null" : service.getClass(), kind.spi().getName()));
    }
    String name = named(kind, service, threads);
    Map<String, Object> properties = properties(reference, bundle, name);
    return switch (kind) {
      case SOLVER -> new Provided<>(kind, name, (Solver) service, properties, threads);
      case FORECASTER -> new Provided<>(kind, name, (Forecaster) service, properties, threads);
      case CONNECTOR -> new Provided<>(kind, name, (Connector) service, properties, threads);
      case POLICY -> new Provided<>(kind, name, (CompliancePolicy) service, properties, threads);
    };
  }

  private Object made(Kind kind, ServiceReference<?> reference, PluginThreads threads)
      throws Rejected {
    return said(
        "each can be made",
        threads,
        "the %s's construction".formatted(kind.label()),
        MAKE,
        () -> trials.service(reference));
  }

  private String named(Kind kind, Object service, PluginThreads threads) throws Rejected {
    String name = said("each has a name", threads, "name", WORD, () -> name(kind, service));
    protocol.note(
        "services",
        "each has a name",
        name == null || name.isBlank() || name.length() > 60
            ? "a %s is named '%s', expected a short name".formatted(kind.label(), name)
            : "");
    return name;
  }

  private static String name(Kind kind, Object service) {
    return switch (kind) {
      case SOLVER -> ((Solver) service).name();
      case FORECASTER -> ((Forecaster) service).name();
      case CONNECTOR -> ((Connector) service).name();
      case POLICY -> ((CompliancePolicy) service).id();
    };
  }

  private <T> T said(
      String promise, PluginThreads threads, String what, Duration deadline, Callable<T> work)
      throws Rejected {
    try {
      return threads.call(what, deadline, work);
    } catch (CallFailed e) {
      protocol.note("services", promise, e.getMessage());
      throw new IllegalStateException("A complaint ends a trial.", e);
    }
  }

  private static Map<String, Object> properties(
      ServiceReference<?> reference, Bundle bundle, String name) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (String key : reference.getPropertyKeys()) {
      if (!NOT_COPIED.contains(key)) {
        properties.put(key, reference.getProperty(key));
      }
    }
    properties.put("name", name);
    properties.put("plugin", bundle.getSymbolicName());
    properties.put("plugin.version", bundle.getVersion().toString());
    properties.put("plugin.bundle", bundle.getBundleId());
    return properties;
  }

  /** A pack is JSON as in a case folder, under {@code policy-packs/} of the JAR. */
  private void packs(Bundle bundle, PluginThreads threads, List<Provided<?>> services)
      throws Rejected {
    Enumeration<URL> found = bundle.findEntries(PACKS, "*.json", false);
    for (URL pack : found == null ? List.<URL>of() : Collections.list(found)) {
      CompliancePolicy policy =
          said("its policy packs can be read", threads, pack.getPath(), MAKE, () -> read(pack));
      Map<String, Object> properties =
          Map.of(
              "name", policy.id(),
              "plugin", bundle.getSymbolicName(),
              "plugin.version", bundle.getVersion().toString(),
              "plugin.bundle", bundle.getBundleId());
      services.add(new Provided<>(Kind.POLICY, policy.id(), policy, properties, threads));
    }
  }

  private CompliancePolicy read(URL pack) throws IOException {
    Compliance compliance = trials.compliance();
    if (compliance == null) {
      throw new IllegalStateException("this server evaluates no policy packs");
    }
    try (InputStream content = pack.openStream()) {
      return compliance.read(new String(content.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Names that occur twice in one bundle; "" when none does. */
  static String twice(List<Provided<?>> services) {
    Set<String> seen = new HashSet<>();
    for (Provided<?> service : services) {
      if (!seen.add(service.kind() + " " + service.name())) {
        return "two of its %ss are named '%s'".formatted(service.kind().label(), service.name());
      }
    }
    return "";
  }
}
