package org.looptwin.plugin.live;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.looptwin.model.home.Home;
import org.looptwin.optimise.api.Planning;
import org.looptwin.plugin.api.Plugin;
import org.looptwin.plugin.api.Plugins;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plug-ins of a running server: follows the home's {@code plugins/} four times a second, on a
 * thread of its own. The same thread does what operators ask for, so that nothing crosses.
 */
@Component(
    service = Plugins.class,
    immediate = true,
    configurationPid = "org.looptwin.server",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class PluginHost implements Plugins {
  private static final Logger LOG = LoggerFactory.getLogger(PluginHost.class);
  private static final long LOOK_MS = 250;
  private static final long LAST_S = 5;

  /** Less than any request may take. */
  private static final Duration ANSWER = Duration.ofSeconds(100);

  /** The start level of a server that is up. */
  private static final int TOP = 6;

  private final PluginFolders folders;
  private final Household household;
  private final Orders orders;
  private final Retirement retirement;
  private final Footing footing;
  private final Asking asking;
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "looptwin-plugins");
            thread.setDaemon(true);
            return thread;
          });
  private boolean troubled;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Planning planning;

  /** Keys of {@code org.looptwin.server} that are read here. */
  @interface Settings {
    /** The home folder. */
    String home();
  }

  @Activate
  public PluginHost(
      BundleContext context,
      Settings settings,
      @Reference Trials trials,
      @Reference InboxGates gates,
      @Reference Clock clock)
      throws IOException {
    folders = new PluginFolders(new Home(Path.of(settings.home())));
    folders.create();
    footing = new Footing(context, TOP);
    retirement = new Retirement(trials.installer(), gates);
    Seats seats = new Seats(context, () -> planning);
    Shadows shadows = new Shadows(context, () -> planning, folders.comparisons(), clock);
    household =
        new Household(
            Parts.of(
                trials,
                new Members(gates, seats, shadows, folders, retirement),
                folders,
                clock,
                footing,
                new Passed(
                    folders.memory().resolve("passed"),
                    context.getBundle().getVersion().toString())),
            this::later);
    asking = new Asking(worker, ANSWER);
    orders = new Orders(household, folders);
    household.recall();
  }

  @Activate
  void start() {
    worker.scheduleWithFixedDelay(this::look, 0, LOOK_MS, TimeUnit.MILLISECONDS);
  }

  /** What a plug-in's failure calls for; while the server stops, nothing. */
  private void later(Runnable work) {
    if (!worker.isShutdown()) {
      worker.execute(work);
    }
  }

  private void look() {
    try {
      household.follow();
      troubled = false;
    } catch (IOException | RuntimeException | Error e) { // else it were the last look
      if (!troubled) {
        LOG.error("The plug-ins of {} cannot be followed: {}", folders.inUse(), e.toString(), e);
      }
      troubled = true;
    }
  }

  @Deactivate
  void stop() throws InterruptedException {
    footing.close();
    worker.shutdown();
    if (!worker.awaitTermination(LAST_S, TimeUnit.SECONDS)) {
      worker.shutdownNow(); // what is on trial is taken down, its file stays
      worker.awaitTermination(LAST_S, TimeUnit.SECONDS);
    }
    household.members().close();
    retirement.close();
  }

  @Override
  public List<Plugin> all() {
    return household.all();
  }

  @Override
  public Outcome install(String file, byte[] jar, boolean shadow) {
    if (!file.endsWith(".jar")
        || file.startsWith(".")
        || file.contains("/")
        || file.contains("\\")) {
      return new Outcome(
          false, null, "the file name is '%s', expected one such as solver.jar".formatted(file));
    }
    return asking.ask(() -> orders.install(file, jar, shadow));
  }

  @Override
  public Outcome remove(String name) {
    return asking.ask(() -> orders.remove(name));
  }

  @Override
  public Outcome promote(String name) {
    return asking.ask(() -> orders.promote(name));
  }

  @Override
  public Outcome rollBack(String name) {
    return asking.ask(() -> orders.rollBack(name));
  }
}
