package org.looptwin.forecast.tournament;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.forecast.api.Tournament;
import org.looptwin.forecast.api.TournamentResult;
import org.looptwin.model.forecast.SeriesHistory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * The tournament on rolling origins; the README has the equations.
 *
 * <p><b>Threads:</b> any; members are asked on as many threads as there are processors, series by
 * series.
 *
 * <p><b>Determinism:</b> equal series, rules and members give equal bits whatever the threads do.
 */
@Component
public final class RollingTournament implements Tournament {
  private final Entrants entrants = new Entrants();

  @Activate
  public RollingTournament() {}

  @Reference(
      name = "forecaster",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "leave")
  void join(Forecaster forecaster, Map<String, Object> properties) {
    entrants.add(forecaster, properties.get("service.ranking") instanceof Integer rank ? rank : 0);
  }

  void leave(Forecaster forecaster) {
    entrants.remove(forecaster);
  }

  @Override
  public TournamentResult play(List<SeriesHistory> series, Rules rules, Watch watch) {
    if (series.isEmpty()) {
      throw new IllegalArgumentException("A tournament needs at least one series.");
    }
    Origins origins = Origins.of(rules.horizon(), rules.origins(), series.size());
    Map<String, Forecaster> members = entrants.of(rules.heard());
    Set<String> failed = new ConcurrentSkipListSet<>();
    Taught taught = Taught.of(members, series, origins, rules, watch, failed);
    List<Callable<Trial>> work = new ArrayList<>();
    AtomicInteger tried = new AtomicInteger();
    for (SeriesHistory history : series) {
      work.add(
          () -> {
            if (watch.cancelled()) {
              throw new CancellationException("The tournament was cancelled.");
            }
            prepare(members, history, rules);
            Trial trial =
                Trial.of(
                    history,
                    origins,
                    position -> taught.at(history, position),
                    rules.seed(),
                    failed);
            watch.tried(tried.incrementAndGet(), series.size());
            return trial;
          });
    }
    List<Trial> trials = done(work);
    List<String> notes = new ArrayList<>();
    failed.forEach(name -> notes.add(name + " failed for a series and is left out there"));
    return new Verdict(trials, List.copyOf(members.keySet()), taught.learners(), rules.above())
        .result(notes);
  }

  /** Members that train, where the caller has patience. */
  private static void prepare(Map<String, Forecaster> members, SeriesHistory history, Rules rules)
      throws InterruptedException {
    for (Forecaster member : members.values()) {
      if (rules.heard().patient() && member.heavy()) {
        member.prepare(history, rules.horizon(), rules.seed());
      }
    }
  }

  private static List<Trial> done(List<Callable<Trial>> work) {
    int processors = Runtime.getRuntime().availableProcessors();
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.min(processors, work.size()),
            task -> {
              Thread thread = new Thread(task, "tournament");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Trial> trials = new ArrayList<>();
      for (Future<Trial> each : threads.invokeAll(work)) {
        trials.add(each.get());
      }
      return trials;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The tournament was interrupted.");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CancellationException cancelled) {
        throw cancelled;
      }
      throw new IllegalStateException("A series cannot be tried: " + e.getCause(), e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }
}
