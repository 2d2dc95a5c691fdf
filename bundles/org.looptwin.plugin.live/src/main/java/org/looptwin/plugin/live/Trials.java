package org.looptwin.plugin.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.looptwin.compliance.api.Compliance;
import org.looptwin.compliance.api.CompliancePolicy;
import org.looptwin.connector.api.ConnectionState;
import org.looptwin.connector.api.Connector;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.optimise.api.Solver;
import org.looptwin.plugin.api.Contract;
import org.looptwin.plugin.api.Verification;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** What a trial needs: the framework, the contracts present, the names that are taken. */
@Component(service = {Trials.class, Verification.class})
public final class Trials implements Verification {
  private static final long PATIENCE_MS = 5_000;
  private static final long LOOK_MS = 50;
  private static final long CONNECT_MS = 1_000;

  private final BundleContext context;
  private final Installer installer;
  private final Wanting wanting;
  private final CountDownLatch closed = new CountDownLatch(1);

  @Reference(
      service = Contract.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile List<Contract<?>> contracts = List.of();

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Compliance compliance;

  @Activate
  public Trials(
      BundleContext context,
      @Reference Curtain curtain,
      @Reference ServiceComponentRuntime runtime) {
    this.context = context;
    this.installer = new Installer(context);
    this.wanting = new Wanting(runtime);
  }

  @Override
  public Report verify(java.nio.file.Path jar) {
    Trial trial = new Trial(this, jar);
    try {
      Candidate candidate = trial.run();
      installer.uninstall(candidate.bundle(), candidate.threads());
    } catch (Protocol.Rejected | Protocol.Interrupted e) {
      // Its last line says so.
      org.slf4j.LoggerFactory.getLogger(Trials.class).debug("{}", e.getMessage());
    }
    return new Report(trial.facts().name(), trial.facts().version(), trial.lines());
  }

  Installer installer() {
    return installer;
  }

  Compliance compliance() {
    return compliance;
  }

  List<Contract<?>> contracts() {
    return contracts.stream().sorted(Comparator.comparing(Contract::name)).toList();
  }

  Object service(ServiceReference<?> reference) {
    return context.getService(reference);
  }

  /** Waits a little for the bundle's components; what they still want, or "". */
  String wanting(Bundle bundle) {
    Optional<String> wants = wanting.of(bundle);
    for (long waited = 0; wants.isPresent() && waited < PATIENCE_MS; waited += LOOK_MS) {
      if (pause()) {
        return "the server is stopping";
      }
      wants = wanting.of(bundle);
    }
    return wants.orElse("");
  }

  /** Gives connectors a moment to connect, so that they take over RUNNING where they can. */
  void settle(Candidate candidate) {
    for (long waited = 0; waited < CONNECT_MS && !running(candidate); waited += LOOK_MS) {
      if (pause()) {
        return;
      }
    }
  }

  private static boolean running(Candidate candidate) {
    return candidate.services().stream()
        .filter(service -> service.service() instanceof Connector)
        .allMatch(Trials::running);
  }

  private static boolean running(Provided<?> service) {
    try {
      return service
              .threads()
              .call("state()", PluginThreads.GRACE, ((Connector) service.service())::state)
          == ConnectionState.RUNNING;
    } catch (CallFailed e) {
      return true; // it has a state of its own, which the guard will tell
    }
  }

  /** Whether the server stops. */
  boolean closing() {
    return closed.getCount() == 0;
  }

  private boolean pause() {
    try {
      return closed.await(LOOK_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Packages that the server's own bundles export, newest version first. */
  Map<String, Collection<Version>> offered() {
    Map<String, Collection<Version>> offered = new HashMap<>();
    for (Bundle bundle : context.getBundles()) {
      BundleRevision revision = bundle.adapt(BundleRevision.class);
      if (revision != null && !PluginBundles.includes(bundle)) {
        for (BundleCapability exported :
            revision.getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE)) {
          Map<String, Object> attributes = exported.getAttributes();
          offered
              .computeIfAbsent(
                  (String) attributes.get(PackageNamespace.PACKAGE_NAMESPACE),
                  name -> new TreeSet<>(Comparator.reverseOrder()))
              .add((Version) attributes.get(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE));
        }
      }
    }
    return offered;
  }

  /** Which of the names is another's already; "" when none is. */
  String taken(Bundle bundle, List<Provided<?>> services) {
    String twice = ServicesOf.twice(services);
    if (!twice.isEmpty()) {
      return twice;
    }
    for (Provided<?> service : services) {
      for (ServiceReference<?> other : others(service.kind())) {
        if (!bundle.getSymbolicName().equals(owner(other))
            && service.name().equals(name(service.kind(), other))
            && !standsIn(service, other)) {
          return "the name '%s' of its %s is taken by %s. Maybe choose another"
              .formatted(service.name(), service.kind().label(), owner(other));
        }
      }
    }
    return "";
  }

  /** A forecaster may stand in for a built-in one of the same name and a lower ranking. */
  private static boolean standsIn(Provided<?> service, ServiceReference<?> other) {
    return service.kind() == Kind.FORECASTER
        && other.getProperty("plugin") == null
        && ranking(service.properties().get("service.ranking"))
            > ranking(other.getProperty("service.ranking"));
  }

  private static int ranking(Object property) {
    return property instanceof Integer number ? number : 0;
  }

  private List<ServiceReference<?>> others(Kind kind) {
    try {
      List<ServiceReference<?>> found = new ArrayList<>();
      for (ServiceReference<?> other : context.getServiceReferences(kind.spi(), null)) {
        if (!PluginBundles.includes(other.getBundle())) {
          found.add(other);
        }
      }
      return found;
    } catch (org.osgi.framework.InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String owner(ServiceReference<?> reference) {
    return reference.getProperty("plugin") instanceof String plugin
        ? plugin
        : String.valueOf(
            reference.getBundle() == null ? null : reference.getBundle().getSymbolicName());
  }

  private String name(Kind kind, ServiceReference<?> reference) {
    Object service = context.getService(reference);
    if (service == null) {
      return null;
    }
    try {
      return switch (kind) {
        case SOLVER -> ((Solver) service).name();
        case FORECASTER -> ((Forecaster) service).name();
        case CONNECTOR -> ((Connector) service).name();
        case POLICY -> ((CompliancePolicy) service).id();
      };
    } finally {
      context.ungetService(reference);
    }
  }

  @Deactivate
  void close() {
    closed.countDown();
  }
}
