package org.looptwin.housekeeping;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.looptwin.connector.api.Outbox;
import org.looptwin.model.home.Home;
import org.looptwin.twin.api.DiskWatch;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures the home's data once a minute, on a thread of its own, and holds up nobody. */
@Component(
    immediate = true,
    configurationPid = {"org.looptwin.server", "org.looptwin.housekeeping"},
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class DiskGuard implements DiskWatch {
  private static final Logger LOG = LoggerFactory.getLogger(DiskGuard.class);
  private static final Duration EVERY = Duration.ofMinutes(1);

  private final Path data;
  private final Clock clock;
  private final LongSupplier nanos;
  private final DiskJudge judge;
  private final DiskAlarm alarm = new DiskAlarm();
  private final ScheduledExecutorService timer;
  private volatile Use latest;
  private boolean failing;

  /** Keys of {@code org.looptwin.server} and {@code org.looptwin.housekeeping}. */
  public @interface Settings {
    /** Absolute path of the home folder. */
    String home();

    /** What the data folder may occupy, e.g. {@code 20GB}; empty for no limit. */
    String disk_budget() default "";

    /** What must stay free, e.g. {@code 2GB} or {@code 5%}; empty for the default. */
    String disk_free_least() default "";
  }

  @Activate
  public DiskGuard(Settings settings, @Reference Clock clock) {
    this(
        new Home(Path.of(settings.home())).data(),
        limits(settings),
        clock,
        System::nanoTime,
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "looptwin-housekeeping");
              thread.setDaemon(true);
              return thread;
            }));
  }

  /** A slip of the pen must not leave the disk unwatched. */
  private static DiskLimits limits(Settings settings) {
    try {
      return DiskLimits.of(settings.disk_budget(), settings.disk_free_least());
    } catch (IllegalArgumentException e) {
      LOG.error("{}. The disk is watched without a budget.", e.getMessage());
      return DiskLimits.of("", "");
    }
  }

  DiskGuard(
      Path data,
      DiskLimits limits,
      Clock clock,
      LongSupplier nanos,
      ScheduledExecutorService timer) {
    this.data = data;
    this.clock = clock;
    this.nanos = nanos;
    this.judge = new DiskJudge(limits);
    this.timer = timer;
    timer.scheduleWithFixedDelay(this::look, 0, EVERY.toSeconds(), TimeUnit.SECONDS);
  }

  @Deactivate
  void close() {
    timer.shutdownNow();
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addOutbox(Outbox outbox) {
    alarm.add(outbox);
  }

  void removeOutbox(Outbox outbox) {
    alarm.remove(outbox);
  }

  /** Never throws: that would end the watch. */
  void look() {
    try {
      Use use = judge.judge(DiskMeasure.of(data), nanos.getAsLong());
      latest = use;
      failing = false;
      alarm.show(use, clock.instant());
    } catch (IOException | RuntimeException e) {
      if (!failing) {
        LOG.warn("{} cannot be measured: {}", data, e.toString());
      }
      failing = true;
    }
  }

  @Override
  public Optional<Use> latest() {
    return Optional.ofNullable(latest);
  }
}
