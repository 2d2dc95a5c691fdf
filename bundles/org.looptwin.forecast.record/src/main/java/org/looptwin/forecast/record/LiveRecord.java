package org.looptwin.forecast.record;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.looptwin.forecast.api.Arena;
import org.looptwin.forecast.api.ForecastListener;
import org.looptwin.forecast.api.ForecastRecord;
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
 * The server's record. Two threads of its own: one writes, one learns; whoever asks the arena waits
 * for neither. Both end within a second of the stop.
 */
@Component(
    service = ForecastRecord.class,
    immediate = true,
    configurationPid = "org.looptwin.server",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class LiveRecord extends BookRecord {
  private static final Logger LOG = LoggerFactory.getLogger(LiveRecord.class);
  private static final long COMPACT_BYTES = 8L << 20;
  private static final long LOOK_MS = 1_000;

  private final Keeper keeper;
  private final Learner learner;
  private final Explainer explainer;
  private final Map<String, Reasons> reasons = new ConcurrentHashMap<>();
  private final ScheduledExecutorService writing = single("forecast-record");
  private final ScheduledExecutorService learning = single("forecast-learner");
  private ServiceRegistration<ForecastListener> ear;
  private volatile Thread learnersThread;

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
    learning.scheduleWithFixedDelay(this::look, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
  }

  LiveRecord(Keeper keeper, Arena arena, UncertaintySets sets, Clock clock) {
    super(keeper::ask);
    this.keeper = keeper;
    this.learner = new Learner(keeper, arena, clock);
    this.explainer = new Explainer(arena, sets);
  }

  private static ScheduledExecutorService single(String name) {
    ThreadFactory threads =
        work -> {
          Thread thread = new Thread(work, name);
          thread.setDaemon(true);
          return thread;
        };
    return Executors.newSingleThreadScheduledExecutor(threads);
  }

  /** The arena has answered; the learner's own questions are kept by the learner. */
  void heard(SeriesHistory history, int horizon, long seed, Outlook outlook) {
    if (Thread.currentThread() == learnersThread) {
      return;
    }
    try {
      writing.execute(() -> take(new Asked(history, horizon, seed, outlook)));
    } catch (RejectedExecutionException e) {
      LOG.debug("A forecast of {} came while the record stops", history.target(), e);
    }
  }

  private void take(Asked asked) {
    try {
      keeper.take(asked, KeptForecast.Role.LIVE);
      learner.heard(asked);
      reasons.put(asked.target(), explainer.of(asked, champion(asked.target())));
    } catch (RuntimeException e) {
      LOG.warn("A forecast of {} could not be kept", asked.target(), e);
    }
  }

  private void look() {
    learnersThread = Thread.currentThread();
    try {
      learner.look();
    } catch (RuntimeException e) {
      LOG.warn(
          "The forecasters could not learn; they try again when the next day or month begins", e);
    }
  }

  @Override
  public Optional<Reasons> reasons(String target) {
    return Optional.ofNullable(reasons.get(target));
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
    learning.shutdownNow();
    writing.shutdown();
    writing.awaitTermination(LOOK_MS / 2, TimeUnit.MILLISECONDS);
    learning.awaitTermination(LOOK_MS / 2, TimeUnit.MILLISECONDS);
    keeper.close();
  }
}
