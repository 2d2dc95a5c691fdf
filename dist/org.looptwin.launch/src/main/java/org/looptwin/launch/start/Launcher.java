package org.looptwin.launch.start;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.looptwin.launch.CommandLine;
import org.looptwin.launch.EmbeddedBroker;
import org.looptwin.launch.Levels;
import org.looptwin.launch.ServerHome;
import org.looptwin.launch.broker.ArtemisBroker;
import org.osgi.framework.BundleException;

/** Boots the framework, hands the command line to the shell and tidies up after it. */
public final class Launcher {
  private static final int FAILED = 1;
  private static final Duration READY = Duration.ofSeconds(20);
  private static final Duration STOPPED = Duration.ofSeconds(10);

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
    var termination = new Termination();
    Runtime.getRuntime().addShutdownHook(new Thread(termination::requested, "looptwin-stop"));
    int code = FAILED;
    try {
      logging.start();
      try (WorkFolder work = WorkFolder.create(Path.of(System.getProperty("java.io.tmpdir")))) {
        code = run(arguments, work, termination);
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

  private int run(List<String> arguments, WorkFolder work, Termination termination)
      throws IOException, BundleException, InterruptedException {
    var container = new Container(Installation.find(), prepared(work), this::error);
    var broker = new ArtemisBroker();
    try {
      container.start();
      container.offer(Levels.class, new StartLevels(container));
      container.offer(ServerHome.class, this::use);
      container.offer(EmbeddedBroker.class, broker);
      container.moveTo(Levels.PROVIDERS);
      Optional<CommandLine> shell = container.await(CommandLine.class, READY);
      if (shell.isEmpty()) {
        return unready(container);
      }
      return termination.guard(shell.get(), line -> line.run(arguments, out, err));
    } finally {
      container.stop(STOPPED);
      broker.stop();
    }
  }

  private int unready(Container container) {
    error("the command line did not come up within %d s".formatted(READY.toSeconds()));
    container.problems().forEach(this::error);
    return FAILED;
  }

  private void use(Path home) {
    logging.open(home.resolve("logs"));
    FileInstall.watch(home.resolve("conf"));
    // PyTorch is half a gigabyte unpacked: once for each home, not at every start.
    System.setProperty("DJL_CACHE_DIR", home.resolve("data").resolve("natives").toString());
  }

  private void error(String message) {
    err.println("looptwin: error: " + message);
  }

  /** Keeps what libraries unpack or look for inside our own folder; returns the cache's. */
  private static Path prepared(WorkFolder work) throws IOException {
    String natives = work.folder("natives").toString();
    System.setProperty("jna.tmpdir", natives);
    System.setProperty("org.sqlite.tmpdir", natives);
    System.setProperty("DJL_CACHE_DIR", natives);
    FileInstall.scratch(work.folder("conf-scratch"));
    FileInstall.watch(work.folder("no-conf"));
    return work.folder("cache");
  }
}
