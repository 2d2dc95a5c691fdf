package org.looptwin.launch.broker;

import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * How the broker is set up: durable, small, MQTT only.
 *
 * @param data holds the broker's journal
 */
record BrokerSettings(Path data, Rhythm rhythm, Limits limits) {
  private static final long MEGABYTE = 1 << 20;

  /** The largest PUBLISH packet that is taken. */
  static final int LARGEST_PACKET_BYTES = Math.toIntExact(4 * MEGABYTE);

  /**
   * Announced to MQTT 5 clients: room for what a packet may grow by on its way to a subscriber (a
   * topic of 64 KiB in place of an alias, and properties), because Eclipse Paho 1.2.5 hangs up on a
   * broker that sends it more than it announced, and would get the same message again and again.
   */
  static final int ANNOUNCED_BYTES = LARGEST_PACKET_BYTES + (128 << 10);

  private static final int JOURNAL_FILE_BYTES = Math.toIntExact(10 * MEGABYTE);

  /** Of disk: a start may make both files of the journal anew. */
  static final long ROOM_TO_START = 2L * JOURNAL_FILE_BYTES;

  private static final String EVERYTHING = "#";
  private static final SimpleString DEAD = SimpleString.of("$looptwin.dead");
  private static final SimpleString EXPIRED = SimpleString.of("$looptwin.expired");
  private static final int KEPT_FOR_INSPECTION = 100;
  private static final int WEEK_SECONDS = 7 * 24 * 3600;

  Configuration configuration() throws Exception {
    var configuration = new ConfigurationImpl();
    configuration.setName("looptwin");
    configuration.setSecurityEnabled(false);
    configuration.setJMXManagementEnabled(false);
    configuration.setCriticalAnalyzer(false);
    configuration.setGracefulShutdownEnabled(false);
    configuration.setThreadPoolMaxSize(16);
    configuration.setScheduledThreadPoolMaxSize(2);
    configuration.setGlobalMaxSize(limits.memoryBytes());
    configuration.setMinDiskFree(limits.leastFreeBytes());
    configuration.setDiskScanPeriod(rhythm.diskScanMillis());
    configuration.setAddressQueueScanPeriod(rhythm.sweepMillis());
    configuration.setMessageExpiryScanPeriod(rhythm.sweepMillis());
    configuration.setMqttSessionScanInterval(rhythm.sweepMillis());
    configuration.addAddressSetting(EVERYTHING, everyAddress());
    configuration.addAddressConfiguration(lastFew(DEAD));
    configuration.addAddressConfiguration(lastFew(EXPIRED));
    durable(configuration);
    return configuration;
  }

  /**
   * Where and how MQTT is spoken, in Artemis' form.
   *
   * @param port 0 picks a free one
   */
  static String acceptor(String address, int port) {
    String host = address.contains(":") ? "[" + address + "]" : address;
    return ("tcp://%s:%d?protocols=MQTT;useEpoll=false;useKQueue=false;remotingThreads=2"
            + ";maximumPacketSize=%d;defaultMqttSessionExpiryInterval=%d")
        .formatted(host, port, ANNOUNCED_BYTES, WEEK_SECONDS);
  }

  private void durable(ConfigurationImpl configuration) {
    configuration.setPersistenceEnabled(true);
    configuration.setJournalType(JournalType.NIO);
    configuration.setJournalSyncNonTransactional(true);
    configuration.setJournalSyncTransactional(true);
    configuration.setJournalFileSize(JOURNAL_FILE_BYTES);
    configuration.setJournalMinFiles(2);
    configuration.setJournalPoolFiles(4);
    configuration.setJournalLockAcquisitionTimeout(2_000);
    configuration.setJournalDirectory(data.resolve("journal").toString());
    configuration.setBindingsDirectory(data.resolve("bindings").toString());
    configuration.setPagingDirectory(data.resolve("paging").toString());
    configuration.setLargeMessagesDirectory(data.resolve("large").toString());
  }

  private AddressSettings everyAddress() {
    return new AddressSettings()
        .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
        .setPageSizeBytes(limits.pageBytes())
        // Redelivered until acknowledged: a reading that was never taken over is never put aside.
        .setMaxDeliveryAttempts(-1)
        .setDeadLetterAddress(DEAD)
        .setExpiryAddress(EXPIRED)
        // A topic that is published to and never subscribed to by name goes again, too.
        .setAutoDeleteAddresses(true)
        .setAutoDeleteAddressesSkipUsageCheck(true)
        .setEnableMetrics(false);
  }

  /** An address whose queue keeps the last few messages in memory. */
  private static CoreAddressConfiguration lastFew(SimpleString name) {
    return new CoreAddressConfiguration()
        .setName(name.toString())
        .addRoutingType(RoutingType.ANYCAST)
        .addQueueConfig(
            QueueConfiguration.of(name)
                .setAddress(name)
                .setRoutingType(RoutingType.ANYCAST)
                .setDurable(false)
                .setRingSize((long) KEPT_FOR_INSPECTION));
  }
}
