package org.looptwin.launch.start;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.looptwin.launch.CommandLine;
import org.looptwin.launch.EmbeddedBroker;
import org.looptwin.launch.Levels;
import org.looptwin.launch.broker.ArtemisBroker;
import org.osgi.framework.BundleException;

/** Boots the framework, hands the command line to the shell and tidies up after it. */
public final class Launcher {
  private static final int FAILED = 1;
  private static final Duration READY = Duration.ofSeconds(20);
  private static final Duration STOPPED = Duration.ofSeconds(10);

  /** The launcher's class path, as bundles see it; slf4j as 1.7.36 for libraries built before 2. */
  private static final List<String> PACKAGES =
      List.of(
          "org.looptwin.launch;version=1.0.0",
          "org.slf4j;version=1.7.36",
          "org.slf4j.event;version=1.7.36",
          "org.slf4j.helpers;version=1.7.36",
          "org.slf4j.spi;version=1.7.36",
          "org.slf4j;version=2.0.17",
          "org.slf4j.event;version=2.0.17",
          "org.slf4j.helpers;version=2.0.17",
          "org.slf4j.spi;version=2.0.17",
          "org.osgi.service.component;version=1.5.1",
          "org.osgi.service.component.runtime;version=1.5.0",
          "org.osgi.service.component.runtime.dto;version=1.5.0",
          "org.osgi.service.log;version=1.5.0",
          "org.osgi.service.log.admin;version=1.0.0",
          "org.osgi.util.function;version=1.2.0",
          "org.osgi.util.promise;version=1.3.0");

  private final PrintStream out;
  private final PrintStream err;
  private final Logging logging = new Logging();

  /**
   * @param out results
   * @param err progress, notes and errors
   */
  public Launcher(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Runs one command from start to end; SIGTERM asks it to stop.
   *
   * @return the exit code
   */
  public int run(List<String> arguments) {
    Invocation invocation = Invocation.of(arguments);
    var termination = new Termination();
    Runtime.getRuntime().addShutdownHook(new Thread(termination::requested, "looptwin-stop"));
    int code = FAILED;
    try {
      logging.start(invocation.server());
      Optional<Path> home = home(invocation);
      try (WorkFolder work = WorkFolder.create(Path.of(System.getProperty("java.io.tmpdir")))) {
        code = run(invocation, home, work, termination);
      }
    } catch (IOException | BundleException | IllegalStateException e) {
      error(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      logging.close();
      out.flush();
      termination.finished(code);
    }
    return code;
  }

  private int run(
      Invocation invocation, Optional<Path> home, WorkFolder work, Termination termination)
      throws IOException, BundleException, InterruptedException {
    var container = new Container(properties(home, work), this::error);
    var broker = new ArtemisBroker();
    try {
      container.start(Installation.find().parts());
      container.systemLog().open();
      container.offer(Levels.class, new StartLevels(container, () -> openLog(home)));
      container.offer(EmbeddedBroker.class, broker);
      container.moveTo(Levels.PROVIDERS);
      Optional<CommandLine> shell = container.await(CommandLine.class, READY);
      if (shell.isEmpty()) {
        return unready(container);
      }
      return termination.guard(shell.get(), line -> line.run(invocation.arguments(), out, err));
    } finally {
      container.stop(STOPPED);
      broker.stop();
    }
  }

  private int unready(Container container) {
    error("the command line did not come up within %d s".formatted(READY.toSeconds()));
    container.diagnosis().problems().forEach(this::error);
    return FAILED;
  }

  private void openLog(Optional<Path> home) {
    home.ifPresent(folder -> logging.open(folder.resolve("logs")));
  }

  private void error(String message) {
    err.println("looptwin: error: " + message);
  }

  private static Optional<Path> home(Invocation invocation) throws IOException {
    Optional<Path> home = invocation.serverHome();
    if (home.isPresent() || !invocation.server()) {
      return home;
    }
    return Optional.of(Files.createTempDirectory("looptwin-demo-"));
  }

  private static Map<String, String> properties(Optional<Path> home, WorkFolder work)
      throws IOException {
    String natives = work.folder("natives").toString();
    System.setProperty("jna.tmpdir", natives);
    System.setProperty("org.sqlite.tmpdir", natives);
    Map<String, String> properties =
        new HashMap<>(Container.properties(work.folder("cache"), String.join(",", PACKAGES)));
    properties.put("looptwin.installation", Installation.find().root().toString());
    home.ifPresent(folder -> properties.put("looptwin.home", folder.toString()));
    return properties;
  }
}
