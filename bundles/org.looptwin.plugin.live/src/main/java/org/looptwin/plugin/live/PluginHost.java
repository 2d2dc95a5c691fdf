package org.looptwin.plugin.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
  private static final long ANSWER_S = 180;

  private final PluginFolders folders;
  private final Household household;
  private final Orders orders;
  private final Retirement retirement;
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
    retirement = new Retirement(trials.installer(), gates);
    Seats seats = new Seats(context, () -> planning);
    Shadows shadows = new Shadows(context, () -> planning, folders.comparisons(), clock);
    household =
        new Household(trials, gates, seats, shadows, folders, retirement, clock, this::later);
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
    } catch (IOException | RuntimeException e) {
      if (!troubled) {
        LOG.error("The plug-ins of {} cannot be followed: {}", folders.inUse(), e.toString(), e);
      }
      troubled = true;
    }
  }

  @Deactivate
  void stop() throws InterruptedException {
    worker.execute(household::close);
    worker.shutdown();
    if (!worker.awaitTermination(5, TimeUnit.SECONDS)) {
      worker.shutdownNow();
    }
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
    return ask(() -> orders.install(file, jar, shadow));
  }

  @Override
  public Outcome remove(String name) {
    return ask(() -> orders.remove(name));
  }

  @Override
  public Outcome promote(String name) {
    return ask(() -> orders.promote(name));
  }

  @Override
  public Outcome rollBack(String name) {
    return ask(() -> orders.rollBack(name));
  }

  private Outcome ask(Callable<Outcome> work) {
    CompletableFuture<Outcome> answer = new CompletableFuture<>();
    worker.execute(
        () -> {
          try {
            answer.complete(work.call());
          } catch (Exception e) { // whatever it is, the caller gets it
            answer.completeExceptionally(e);
          }
        });
    try {
      return answer.orTimeout(ANSWER_S, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof IOException io) {
        throw new UncheckedIOException(io);
      }
      throw e;
    }
  }
}
