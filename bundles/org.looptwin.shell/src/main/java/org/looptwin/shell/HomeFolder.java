package org.looptwin.shell;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.looptwin.model.home.Home;

/** A home folder on disk: made, locked by one server at a time, and what stands in its conf. */
final class HomeFolder implements AutoCloseable {
  static final Set<String> KEYS = new TreeSet<>(Set.of("case", "bind", "http.port", "mqtt.port"));

  static {
    KEYS.addAll(MqttSettings.keys());
    KEYS.addAll(SparkplugSettings.KEYS);
    KEYS.addAll(FeatureSettings.keys());
  }

  private final Home home;
  private FileChannel channel;
  private FileLock lock;

  HomeFolder(Path root) {
    this.home = new Home(root.toAbsolutePath().normalize());
  }

  Home home() {
    return home;
  }

  /** Makes the folders and takes the lock. */
  void open() {
    try {
      for (Path folder :
          new Path[] {
            home.conf(), home.plugins(), home.rules(), home.cases(), home.data(), home.logs()
          }) {
        Files.createDirectories(folder);
      }
      channel =
          FileChannel.open(
              home.data().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    } catch (IOException e) {
      throw BadInput.of(
          "the home %s cannot be written: %s, expected a writable folder. Maybe use --home DIR",
          home.root(), reason(e));
    }
    if (lock == null) {
      throw BadInput.of(
          "the home %s is in use by another server, expected a free one. Maybe stop it or use"
              + " --home DIR",
          home.root());
    }
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "") + " " + e.getMessage();
  }

  /** The settings of {@code conf/looptwin.properties}; empty when there is no such file. */
  Properties settings() {
    Properties properties = new Properties();
    Path file = home.conf().resolve("looptwin.properties");
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        throw BadInput.of(
            "%s:1: cannot be read: %s, expected key=value lines", file, e.getMessage());
      }
    }
    return properties;
  }

  static boolean known(String key) {
    return KEYS.contains(key) || MqttSettings.ofFurtherBroker(key);
  }

  /** Keys of {@code conf/looptwin.properties} that mean nothing: a slip of the pen, most likely. */
  List<String> unknownSettings() {
    return settings().stringPropertyNames().stream().filter(k -> !known(k)).sorted().toList();
  }

  /** Remembers which case the home runs on, for commands that come later. */
  void remember(String caseName, Path caseFolder) {
    ObjectNode node = new ObjectMapper().createObjectNode();
    node.put("case", caseName).put("caseDir", caseFolder.toString());
    write(home.data().resolve("server.json"), node);
  }

  /** The case folder remembered by the last server on this home. */
  static Path caseFolder(Home home) {
    Path file = home.data().resolve("server.json");
    try {
      return Path.of(new ObjectMapper().readTree(file.toFile()).path("caseDir").asText());
    } catch (IOException e) {
      throw BadInput.of(
          "%s is no home that a server has run on, expected %s. Maybe use --home DIR",
          home.root(), file);
    }
  }

  void endpoints(String http, String mqtt, Path caseFolder) {
    ObjectNode node = new ObjectMapper().createObjectNode();
    node.put("http", http).put("mqtt", mqtt).put("home", home.root().toString());
    node.put("case", caseFolder.toString()).put("pid", ProcessHandle.current().pid());
    write(home.data().resolve("endpoints.json"), node);
  }

  private static void write(Path file, ObjectNode node) {
    try {
      Files.writeString(file, node.toPrettyString() + "\n");
    } catch (IOException e) {
      throw BadInput.of("%s cannot be written: %s, expected a writable home", file, reason(e));
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(home.data().resolve("endpoints.json"));
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw new Failure("the lock of " + home.root() + " cannot be released: " + e.getMessage());
    }
  }
}
