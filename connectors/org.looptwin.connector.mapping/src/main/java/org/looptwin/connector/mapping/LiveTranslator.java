package org.looptwin.connector.mapping;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.looptwin.connector.api.Inbox;
import org.looptwin.connector.api.Incoming;
import org.looptwin.connector.api.Translator;
import org.looptwin.model.home.Home;
import org.looptwin.model.json.MetricCatalogueFile;
import org.looptwin.model.network.CaseSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The mappings of the home's {@code conf/mappings}, taken over within two seconds. */
@Component(
    immediate = true,
    configurationPid = "org.looptwin.server",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class LiveTranslator implements Translator {
  private static final long LOOK_EVERY_MS = 700;
  private static final Logger LOG = LoggerFactory.getLogger(LiveTranslator.class);

  private final Clock clock;
  private final MappingFolder folder;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "mappings");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Mappings mappings;
  private String complained = "";

  /** Settings of the server that matter here. */
  public @interface Settings {
    /** Absolute path of the home folder. */
    String home();
  }

  @Activate
  public LiveTranslator(Settings settings, @Reference CaseSource source, @Reference Clock clock)
      throws IOException {
    this(
        new Home(Path.of(settings.home())),
        new MappingReader(source.current().extended(), MetricCatalogueFile.standard()),
        clock);
    timer.scheduleWithFixedDelay(this::look, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
  }

  LiveTranslator(Home home, MappingReader reader, Clock clock) throws IOException {
    this.clock = clock;
    this.folder =
        new MappingFolder(home.conf().resolve("mappings"), home.data().resolve("mappings"), reader);
    this.mappings = folder.open();
  }

  @Deactivate
  void close() {
    timer.shutdownNow();
  }

  /** One look at the files. Does not throw: a thrown exception would end the watch. */
  void look() {
    try {
      Optional<Mappings> changed = folder.look();
      complained = "";
      if (changed.isPresent()) {
        mappings = changed.get();
        listeners.forEach(Runnable::run);
      }
    } catch (IOException | RuntimeException e) {
      if (!String.valueOf(e.getMessage()).equals(complained)) {
        complained = String.valueOf(e.getMessage());
        LOG.error("conf/mappings cannot be read; the mappings in force stay", e);
      }
    }
  }

  @Override
  public List<String> filters(String connector) {
    return mappings.filters(connector);
  }

  @Override
  public boolean translates(String connector, String topic) {
    return mappings.find(connector, topic).isPresent();
  }

  @Override
  public void deliver(Incoming foreign, Inbox inbox) throws InterruptedException {
    Optional<Mapping.Fit> fit =
        foreign.topic().startsWith("/")
            ? mappings.find(foreign.connector(), foreign.topic().substring(1))
            : Optional.empty();
    if (fit.isPresent()) {
      new Translation(foreign).deliver(fit.get(), clock.instant(), inbox);
    } else {
      inbox.deliver(foreign);
    }
  }

  @Override
  public Listening onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
