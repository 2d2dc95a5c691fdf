package org.looptwin.runtime.paho;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.postoffice.QueueBinding;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** A real broker with a journal on disk; it can be stopped and started again on its port. */
public final class TestBroker implements AutoCloseable {
  private final Path folder;
  private final int port;
  private EmbeddedActiveMQ server;

  public TestBroker(Path folder) {
    this.folder = folder;
    this.port = freePort();
  }

  /**
   * Below the ports that systems give to outgoing connections and to whoever asks for any: nobody
   * else gets it before the broker is started, or while it is stopped.
   */
  private static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(10_000, 30_000);
      try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      } catch (IOException e) {
        continue; // taken: another one
      }
    }
  }

  public String url() {
    return "tcp://127.0.0.1:" + port;
  }

  public TestBroker start() throws Exception {
    server = new EmbeddedActiveMQ();
    server.setConfiguration(configuration());
    server.start();
    return this;
  }

  public void stop() throws Exception {
    server.stop();
  }

  /** Messages that wait in the queues of addresses with this beginning. */
  public long waiting(String topicRoot) {
    String address = topicRoot.replace('/', '.');
    return server
        .getActiveMQServer()
        .getPostOffice()
        .getAllBindings()
        .filter(QueueBinding.class::isInstance)
        .map(binding -> ((QueueBinding) binding).getQueue())
        .filter(queue -> queue.getAddress().toString().startsWith(address))
        .filter(queue -> !queue.getAddress().toString().contains("retain"))
        .mapToLong(Queue::getMessageCount)
        .sum();
  }

  @Override
  public void close() throws Exception {
    server.stop();
  }

  private Configuration configuration() throws Exception {
    ConfigurationImpl configuration = new ConfigurationImpl();
    configuration.setPersistenceEnabled(true);
    configuration.setJournalType(JournalType.NIO);
    configuration.setSecurityEnabled(false);
    configuration.setJMXManagementEnabled(false);
    configuration.setBrokerInstance(folder.toFile());
    configuration.setJournalDirectory(folder.resolve("journal").toString());
    configuration.setBindingsDirectory(folder.resolve("bindings").toString());
    configuration.setLargeMessagesDirectory(folder.resolve("large").toString());
    configuration.setPagingDirectory(folder.resolve("paging").toString());
    configuration.addAcceptorConfiguration("mqtt", "tcp://127.0.0.1:" + port + "?protocols=MQTT");
    configuration.addAddressSetting(
        "#",
        new AddressSettings()
            .setAutoCreateAddresses(true)
            .setAutoCreateQueues(true)
            .setMaxDeliveryAttempts(-1)
            .setDeadLetterAddress(SimpleString.of("DLA")));
    return configuration;
  }
}
