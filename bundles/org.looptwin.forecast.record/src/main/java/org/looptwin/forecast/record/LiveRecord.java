package org.looptwin.forecast.record;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.looptwin.forecast.api.Arena;
import org.looptwin.forecast.api.ForecastListener;
import org.looptwin.forecast.api.ForecastRecord;
import org.looptwin.forecast.api.Heard;
import org.looptwin.forecast.api.KeptForecast;
import org.looptwin.forecast.api.Reasons;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.uncertainty.api.UncertaintySets;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's record. Three threads of its own: one writes, one learns, one looks into reasons;
 * whoever asks the arena waits for none. All end within a second of the stop.
 */
@Component(
    service = ForecastRecord.class,
    immediate = true,
    configurationPid = "org.looptwin.server",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class LiveRecord extends BookRecord {
  private static final Logger LOG = LoggerFactory.getLogger(LiveRecord.class);
  private static final long COMPACT_BYTES = 4L << 20;
  private static final long LOOK_MS = 1_000;

  /** What whoever asks for reasons waits for them. */
  private static final long MOMENT_MS = 2_000;

  private final Keeper keeper;
  private final Learner learner;
  private final Explanations explanations;
  private final Map<String, Asked> newest = new ConcurrentHashMap<>();
  private final ScheduledExecutorService writing = single("forecast-record");
  private final ScheduledExecutorService learning = single("forecast-learner");
  private ServiceRegistration<ForecastListener> ear;

  /** Keys of {@code org.looptwin.server} that matter here. */
  public @interface Settings {
    /** The home folder. */
    String home();
  }

  @Activate
  public LiveRecord(
      Settings settings,
      BundleContext context,
      @Reference Arena arena,
      @Reference UncertaintySets sets,
      @Reference Clock clock) {
    this(Keeper.open(Path.of(settings.home()), clock, COMPACT_BYTES), arena, sets, clock);
    ear = context.registerService(ForecastListener.class, this::heard, new Hashtable<>());
    begin();
  }

  LiveRecord(Keeper keeper, Arena arena, UncertaintySets sets, Clock clock) {
    super(keeper::ask);
    this.keeper = keeper;
    this.learner = new Learner(keeper, arena, clock);
    Explainer explainer = new Explainer(arena, sets);
    this.explanations =
        new Explanations(asked -> explainer.of(asked, champion(asked.target())), MOMENT_MS);
  }

  /** From now on the learner looks whether something is due. */
  void begin() {
    learning.scheduleWithFixedDelay(this::look, 0, LOOK_MS, TimeUnit.MILLISECONDS);
  }

  static ScheduledExecutorService single(String name) {
    ThreadFactory threads =
        work -> {
          Thread thread = new Thread(work, name);
          thread.setDaemon(true);
          return thread;
        };
    return Executors.newSingleThreadScheduledExecutor(threads);
  }

  /** The arena has answered. What comes of it is known when it is kept. */
  Future<?> heard(SeriesHistory history, int horizon, long seed, Outlook outlook) {
    Asked asked = new Asked(history, horizon, seed, outlook);
    try {
      return writing.submit(() -> take(asked));
    } catch (RejectedExecutionException e) {
      LOG.debug("A forecast of {} came while the record stops", history.target(), e);
      return CompletableFuture.completedFuture(null);
    }
  }

  private void take(Asked asked) {
    try {
      keeper.take(asked, KeptForecast.Role.LIVE);
      learner.heard(asked);
      newest.put(asked.target(), asked);
    } catch (RuntimeException e) {
      LOG.warn("A forecast of {} could not be kept", asked.target(), e);
    }
  }

  private void look() {
    try {
      learner.look();
    } catch (RuntimeException e) {
      LOG.warn(
          "The forecasters could not learn; they try again when the next day or month begins", e);
    }
  }

  /** Whoever asks for one target asks for the others next: they share the moment. */
  @Override
  public Optional<Reasons> reasons(String target) {
    Asked asked = newest.get(target);
    if (asked == null) {
      return Optional.empty();
    }
    explanations.begin(asked);
    newest.values().forEach(explanations::begin);
    return explanations.of(asked);
  }

  /** Waits for no disk: the loop asks. */
  @Override
  public Heard champion(String target) {
    return heard(keeper.champion(target));
  }

  @Override
  public Optional<String> trouble() {
    return keeper.trouble();
  }

  @Deactivate
  void stop() throws InterruptedException {
    if (ear != null) {
      ear.unregister();
    }
    explanations.close();
    writing.shutdown();
    writing.awaitTermination(LOOK_MS / 2, TimeUnit.MILLISECONDS);
    learning.shutdownNow(); // an interrupt may close the file: what was heard is written before
    learning.awaitTermination(LOOK_MS / 2, TimeUnit.MILLISECONDS);
    keeper.close();
  }
}
