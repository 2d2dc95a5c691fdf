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
  private final Map<String, Asked> newest = new ConcurrentHashMap<>();
  private final Map<Asked, Reasons> reasons = new ConcurrentHashMap<>();
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
    begin();
  }

  LiveRecord(Keeper keeper, Arena arena, UncertaintySets sets, Clock clock) {
    super(keeper::ask);
    this.keeper = keeper;
    this.learner = new Learner(keeper, arena, clock);
    this.explainer = new Explainer(arena, sets);
  }

  /** From now on the learner looks whether something is due. */
  void begin() {
    learning.scheduleWithFixedDelay(this::look, 0, LOOK_MS, TimeUnit.MILLISECONDS);
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
      newest.put(asked.target(), asked);
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

  /** Looked into when somebody asks: the loop's steps need the processor. */
  @Override
  public Optional<Reasons> reasons(String target) {
    Asked asked = newest.get(target);
    if (asked == null) {
      return Optional.empty();
    }
    reasons.keySet().removeIf(each -> each.target().equals(target) && !each.equals(asked));
    return Optional.of(
        reasons.computeIfAbsent(asked, each -> explainer.of(each, champion(target))));
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
    writing.shutdown();
    writing.awaitTermination(LOOK_MS / 2, TimeUnit.MILLISECONDS);
    learning.shutdownNow(); // an interrupt may close the file: what was heard is written before
    learning.awaitTermination(LOOK_MS / 2, TimeUnit.MILLISECONDS);
    keeper.close();
  }
}
