package org.looptwin.plugin.live;

import java.util.Dictionary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.looptwin.compliance.api.CompliancePolicy;
import org.looptwin.connector.api.Connector;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.Solver;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/**
 * The guards that the rest of the server uses, registered as services. A guard outlives the version
 * behind it: an exchange is no service event but a change of its properties. Used by one thread.
 */
final class Seats {
  private final BundleContext context;
  private final Supplier<Planning> planning;
  private final Map<Key, Seat<?>> seats = new HashMap<>();

  Seats(BundleContext context, Supplier<Planning> planning) {
    this.context = context;
    this.planning = planning;
  }

  /** All services of a plug-in go to this version of it; those that it no longer has go away. */
  void take(Candidate candidate) {
    Set<Key> kept = new HashSet<>();
    for (Provided<?> service : candidate.services()) {
      kept.add(take(candidate.name(), service));
    }
    release(candidate.name(), kept);
  }

  /** All services of a plug-in go away. */
  void release(String plugin) {
    release(plugin, Set.of());
  }

  private void release(String plugin, Set<Key> kept) {
    for (Key key : Set.copyOf(seats.keySet())) {
      if (key.plugin.equals(plugin) && !kept.contains(key)) {
        seats.remove(key).registration.unregister();
      }
    }
  }

  @SuppressWarnings("unchecked") // one key, one kind, one service interface
  private <S> Key take(String plugin, Provided<S> service) {
    Key key = new Key(plugin, service.kind(), service.name());
    Seat<S> seat = (Seat<S>) seats.get(key);
    if (seat == null || remembered(service.kind())) {
      Guard<S> guard = (Guard<S>) guard(service);
      seats.put(
          key,
          new Seat<>(
              guard,
              context.registerService(service.kind().spi().getName(), guard, properties(service))));
      if (seat != null) {
        seat.registration.unregister();
      }
    } else {
      seat.guard.exchange(service);
      seat.registration.setProperties(properties(service));
    }
    return key;
  }

  /** The arena keeps what a member said: a new version is a new member, an old one its reserve. */
  private static boolean remembered(Kind kind) {
    return kind == Kind.FORECASTER;
  }

  private static Dictionary<String, Object> properties(Provided<?> service) {
    return FrameworkUtil.asDictionary(service.properties());
  }

  @SuppressWarnings("unchecked") // the kind says which
  private Guard<?> guard(Provided<?> service) {
    return switch (service.kind()) {
      case SOLVER -> new GuardedSolver((Provided<Solver>) service, planning);
      case FORECASTER -> new GuardedForecaster((Provided<Forecaster>) service);
      case CONNECTOR -> new GuardedConnector((Provided<Connector>) service);
      case POLICY -> new GuardedPolicy((Provided<CompliancePolicy>) service);
    };
  }

  private record Key(String plugin, Kind kind, String name) {}

  private record Seat<S>(Guard<S> guard, ServiceRegistration<?> registration) {}
}
