package org.looptwin.connector.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Turns messages of foreign topics into the plain profile, as the mapping files of the home say.
 *
 * <p><b>Threads:</b> called from every connector's own thread.
 */
@ProviderType
public interface Translator {
  /**
   * MQTT topic filters of all rules that concern a connector, e.g. {@code factory/+/machines/#}, in
   * the order of the rules. They change when a mapping file does.
   */
  List<String> filters(String connector);

  /**
   * Whether a rule is meant for a topic.
   *
   * @param topic the whole topic
   */
  boolean translates(String connector, String topic);

  /**
   * Hands in what the first rule for the topic makes of a message: every reading by itself, those
   * that fail refused with what was wrong. The message is acknowledged when all of them are
   * settled. Without a rule it goes to the inbox as it is.
   *
   * @param foreign its topic is the whole topic after a slash, as {@link Incoming} says
   */
  void deliver(Incoming foreign, Inbox inbox) throws InterruptedException;

  /** Calls {@code listener} when filters may have changed, until the result is closed. */
  Listening onChange(Runnable listener);

  /** Ends a listener. */
  interface Listening extends AutoCloseable {
    @Override
    void close();
  }
}
