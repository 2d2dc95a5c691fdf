package org.looptwin.rules.drools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.looptwin.model.home.Home;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the home's {@code rules/}. A change counts when two looks in a row see the same, so that
 * a file that is being written is left alone.
 */
@Component(
    service = {},
    immediate = true,
    configurationPid = "org.looptwin.server",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class HomeRules {
  private static final Logger LOG = LoggerFactory.getLogger(HomeRules.class);
  private static final long LOOK_EVERY_MS = 150;
  private static final String ENDING = ".drl";

  /** Keys of the server's configuration that are read here. */
  @interface Settings {
    /** Absolute path of the home folder. */
    String home();
  }

  private record Stamp(long size, FileTime modified) {}

  private final Path folder;
  private final HomeShelf shelf;
  private final ScheduledExecutorService executor;
  private Map<String, Stamp> seen = Map.of();
  private Map<String, Stamp> taken = Map.of();

  @Activate
  public HomeRules(@Reference HomeShelf shelf, Settings settings) throws IOException {
    this(new Home(Path.of(settings.home())).rules(), shelf, timer());
    Files.createDirectories(folder);
    start();
  }

  HomeRules(Path folder, HomeShelf shelf, ScheduledExecutorService executor) {
    this.folder = folder;
    this.shelf = shelf;
    this.executor = executor;
  }

  private static ScheduledExecutorService timer() {
    return Executors.newSingleThreadScheduledExecutor(
        work -> {
          Thread thread = new Thread(work, "looptwin-rules-folder");
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Takes what is there, be it nothing, and looks again from then on. */
  private void start() {
    seen = stamps();
    taken = null;
    look();
    executor.scheduleWithFixedDelay(
        this::look, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
  }

  @Deactivate
  void close() {
    executor.shutdownNow();
  }

  /** One look at the folder. */
  void look() {
    try {
      Map<String, Stamp> now = stamps();
      boolean settled = now.equals(seen);
      seen = now;
      if (settled && !now.equals(taken)) {
        take(now);
      }
    } catch (RuntimeException e) {
      LOG.error("The rules of {} could not be read; looking again.", folder, e);
    }
  }

  private void take(Map<String, Stamp> now) {
    var files =
        PackReader.files(folder, ENDING).entrySet().stream()
            .filter(file -> now.containsKey(file.getKey()))
            .map(file -> RuleText.file(Shelf.HOME, file.getKey(), file.getValue()))
            .toList();
    taken = now;
    LOG.info("Rules of {}: {} files", folder, files.size());
    shelf.put(List.copyOf(files));
  }

  private Map<String, Stamp> stamps() {
    Map<String, Stamp> stamps = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return stamps;
    }
    try (Stream<Path> paths = Files.list(folder)) {
      for (Path path : paths.filter(HomeRules::counts).toList()) {
        BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
        stamps.put(path.getFileName().toString(), new Stamp(file.size(), file.lastModifiedTime()));
      }
    } catch (IOException e) {
      LOG.debug("A file of {} went while it was looked at; looking again.", folder, e);
      return seen;
    }
    return stamps;
  }

  private static boolean counts(Path path) {
    String name = path.getFileName().toString();
    return name.endsWith(ENDING) && !name.startsWith(".");
  }
}
