package org.looptwin.plugin.live;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.looptwin.forecast.api.ForecastListener;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.SolveListener;
import org.looptwin.optimise.api.Solver;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** Lets plug-ins in the shadow listen to what is asked of those in use. Used by one thread. */
final class Shadows {
  private final BundleContext context;
  private final Supplier<Planning> planning;
  private final Path folder;
  private final Clock clock;
  private final Map<String, Listening> listening = new HashMap<>();

  /**
   * @param folder for comparisons
   */
  Shadows(BundleContext context, Supplier<Planning> planning, Path folder, Clock clock) {
    this.context = context;
    this.planning = planning;
    this.folder = folder;
    this.clock = clock;
  }

  /** The listeners of this version replace those of the one before. */
  void take(Candidate candidate) {
    release(candidate.name());
    LatestFirst background = new LatestFirst(candidate.name());
    Comparisons kept = new Comparisons(folder.resolve(candidate.name() + ".jsonl"), clock);
    List<ServiceRegistration<?>> registrations = new ArrayList<>();
    for (Provided<?> service : candidate.services()) {
      registrations.add(listener(service, background, kept));
    }
    listening.put(candidate.name(), new Listening(background, registrations));
  }

  @SuppressWarnings("unchecked") // the kind says which
  private ServiceRegistration<?> listener(
      Provided<?> service, LatestFirst background, Comparisons kept) {
    return switch (service.kind()) {
      case SOLVER ->
          context.registerService(
              SolveListener.class,
              new ShadowSolver((Provided<Solver>) service, background, kept, this::audit),
              null);
      case FORECASTER ->
          context.registerService(
              ForecastListener.class,
              new ShadowForecaster((Provided<Forecaster>) service, background, kept),
              null);
      default -> throw new IllegalArgumentException(service.kind() + " has no shadow");
    };
  }

  private List<String> audit(PlanningProblem problem, Plan plan) {
    Planning auditor = planning.get();
    return auditor == null ? List.of() : auditor.audit(problem, plan);
  }

  void release(String plugin) {
    Listening gone = listening.remove(plugin);
    if (gone != null) {
      gone.registrations.forEach(ServiceRegistration::unregister);
      gone.background.close();
    }
  }

  private record Listening(LatestFirst background, List<ServiceRegistration<?>> registrations) {}
}
