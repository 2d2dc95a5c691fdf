package org.looptwin.shell;

import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at {@code conf/looptwin.properties} once a second: what can change at run time is applied,
 * of the rest the log says that it has to wait.
 */
final class SettingsWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsWatch.class);
  private static final long LOOK_EVERY_MS = 1_000;

  private final Supplier<Properties> file;
  private final Set<String> live;
  private final Consumer<Properties> apply;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "looptwin-settings");
            thread.setDaemon(true);
            return thread;
          });
  private Properties seen;
  private Properties inForce;
  private String complained = "";

  /**
   * @param file reads the settings
   * @param live keys that {@code apply} can change at run time
   * @param apply gets all settings when one of those has changed
   */
  SettingsWatch(Supplier<Properties> file, Set<String> live, Consumer<Properties> apply) {
    this.file = file;
    this.live = live;
    this.apply = apply;
    this.seen = file.get();
    this.inForce = seen;
  }

  SettingsWatch start() {
    timer.scheduleWithFixedDelay(this::look, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
    return this;
  }

  /**
   * One look at the file. What is refused is tried again when the file has changed, against what is
   * in force. Never throws: a thrown exception would end the watch.
   */
  void look() {
    try {
      Properties now = file.get();
      if (!now.equals(seen)) {
        Set<String> changed = differing(inForce, now);
        changed.addAll(differing(seen, now)); // of a refused file a part may be in force
        seen = now;
        take(changed, now);
        inForce = now;
        complained = "";
      }
    } catch (RuntimeException e) {
      complain(String.valueOf(e.getMessage()));
    }
  }

  private void take(Set<String> changed, Properties now) {
    for (String key : changed) {
      if (!HomeFolder.known(key)) {
        LOG.warn("conf/looptwin.properties: {}", UnknownSetting.sentence(key));
      } else if (!live(key)) {
        LOG.warn("conf/looptwin.properties: {} takes effect at the next start", key);
      }
    }
    Set<String> applied = new TreeSet<>(changed);
    applied.removeIf(key -> !live(key));
    if (!applied.isEmpty()) {
      apply.accept(now);
      LOG.info("conf/looptwin.properties: {} taken over", String.join(", ", applied));
    }
  }

  private boolean live(String key) {
    return live.contains(key) || MqttSettings.ofFurtherBroker(key);
  }

  private void complain(String problem) {
    if (!problem.equals(complained)) {
      complained = problem;
      LOG.error("conf/looptwin.properties is not taken over: {}", problem);
    }
  }

  private static Set<String> differing(Properties before, Properties now) {
    Set<String> keys = new TreeSet<>(before.stringPropertyNames());
    keys.addAll(now.stringPropertyNames());
    keys.removeIf(key -> Objects.equals(before.getProperty(key), now.getProperty(key)));
    return keys;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
