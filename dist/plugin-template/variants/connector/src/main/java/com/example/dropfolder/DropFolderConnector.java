package com.example.dropfolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.looptwin.connector.api.ConnectionState;
import org.looptwin.connector.api.Connector;
import org.looptwin.connector.api.Inbox;
import org.looptwin.connector.api.Incoming;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes telemetry out of a folder: a file {@code supplier+S01+stock_on_hand+17.json} is a message
 * on the topic {@code supplier/S01/stock_on_hand}. A file is deleted when its message is durable,
 * and not before: that is all it takes to lose nothing. Write files under another name and rename
 * them.
 *
 * <p>The folder is the Java system property {@code example.dropfolder}, else {@code
 * looptwin-dropfolder} in the temporary folder; it must exist for the connector to be RUNNING.
 */
@Component(immediate = true)
public final class DropFolderConnector implements Connector {
  private static final long LOOK_MS = 200;

  private final Path folder;
  private final Inbox inbox;
  private final Set<Path> underWay = new HashSet<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  @Activate
  public DropFolderConnector(@Reference Inbox inbox) {
    this(
        Path.of(
            System.getProperty(
                "example.dropfolder",
                System.getProperty("java.io.tmpdir") + "/looptwin-dropfolder")),
        inbox);
  }

  DropFolderConnector(Path folder, Inbox inbox) {
    this.folder = folder;
    this.inbox = inbox;
    thread = new Thread(this::work, "dropfolder");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public String name() {
    return "dropfolder";
  }

  @Override
  public ConnectionState state() {
    return Files.isDirectory(folder) && thread.isAlive()
        ? ConnectionState.RUNNING
        : ConnectionState.DOWN;
  }

  @Override
  public String detail() {
    return Files.isDirectory(folder) ? folder.toString() : folder + " is no folder";
  }

  @Deactivate
  void close() throws InterruptedException {
    closing.countDown();
    thread.interrupt(); // deliver() may wait for a busy server
    thread.join(TimeUnit.SECONDS.toMillis(5));
  }

  private void work() {
    try {
      do {
        for (Path file : files()) {
          hand(file);
        }
      } while (!closing.await(LOOK_MS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closing: files that were not taken stay
    }
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      return List.of(); // the folder has gone; state() says so
    }
  }

  private void hand(Path file) throws InterruptedException {
    synchronized (underWay) {
      if (!underWay.add(file)) {
        return;
      }
    }
    byte[] payload;
    try {
      payload = Files.readAllBytes(file);
    } catch (IOException e) {
      forget(file); // looked at again
      return;
    }
    inbox.deliver(new Incoming(name(), topic(file), payload, () -> done(file)));
  }

  /** All but the last part of the name, which only makes it unique. */
  private static String topic(Path file) {
    String name = file.getFileName().toString();
    int unique = name.lastIndexOf('+');
    return name.substring(0, unique < 0 ? name.length() : unique).replace('+', '/');
  }

  /** On the journal's thread, after the message is durable. */
  private void done(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      return; // stays under way: handed in again after a restart, which changes nothing
    }
    forget(file);
  }

  private void forget(Path file) {
    synchronized (underWay) {
      underWay.remove(file);
    }
  }
}
