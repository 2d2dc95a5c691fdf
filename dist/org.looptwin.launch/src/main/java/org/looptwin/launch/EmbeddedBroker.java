package org.looptwin.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The MQTT broker inside the server's process; offered as a service by the launcher. */
public interface EmbeddedBroker {
  /**
   * Starts with its journal in a folder, open to this process alone.
   *
   * @return the URL for the server's own client, e.g. {@code tcp://127.0.0.1:40123}
   */
  String start(Path data) throws IOException;

  /** Whether this address is the one that {@link #start} has given. */
  boolean serves(String url);

  /**
   * Opens to publishers; called after the server's durable session exists.
   *
   * @param port 0 picks a free one
   * @return the port
   * @throws java.net.BindException when the port is taken
   */
  int open(String address, int port) throws IOException;

  /**
   * From now on a listener is told of everything that is published outside a root, whether somebody
   * subscribes to it or not. Call it once, after the start.
   *
   * @param root ends with a slash, e.g. {@code looptwin/v1/meb-europe/}
   */
  void onMessageOutside(String root, Listener listener);

  /** Is told of messages on the broker's threads; must return at once. */
  interface Listener {
    /**
     * @param payload of a long message only its beginning, 256 KiB and one byte
     */
    void said(String topic, byte[] payload);
  }

  /**
   * What is wrong and what helps, in a sentence; empty while all is well. A broker whose store
   * cannot be written, e.g. on a full disk, closes its ports and starts again by itself on the same
   * ones, with what it had acknowledged.
   */
  Optional<String> trouble();

  /** Closes to publishers, keeps serving this process. */
  void shut();

  /** Stops; nothing acknowledged is lost. */
  void stop();
}
