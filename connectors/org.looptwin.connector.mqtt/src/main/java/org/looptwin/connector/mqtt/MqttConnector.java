package org.looptwin.connector.mqtt;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.looptwin.connector.api.ConnectionState;
import org.looptwin.connector.api.Connector;
import org.looptwin.connector.api.Inbox;
import org.looptwin.connector.api.Outbox;
import org.looptwin.connector.api.Translator;
import org.looptwin.launch.EmbeddedBroker;
import org.looptwin.twin.api.Twin;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;

/**
 * The main MQTT connection: telemetry in at QoS 1, acknowledged only when the server says so; what
 * the server has to say out. Activation never waits for the broker.
 */
@Component(
    immediate = true,
    service = {Connector.class, Outbox.class},
    configurationPid = {"org.looptwin.server", "org.looptwin.mqtt"},
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class MqttConnector implements Connector, Outbox {
  static final String NAME = "mqtt";

  private final Connection connection;
  private final Supplier<Optional<String>> brokerTrouble;

  @Activate
  public MqttConnector(
      ConnectionSettings settings,
      @Reference Inbox inbox,
      @Reference Translator translator,
      @Reference Twin twin,
      @Reference(cardinality = ReferenceCardinality.OPTIONAL) EmbeddedBroker broker,
      BundleContext context) {
    this(
        Connection.peer(settings),
        Connection.Manner.of(settings, waits(settings, broker)),
        new Status(context.getBundle().getVersion().toString(), () -> twin.snapshot().revision()),
        inbox,
        translator,
        broker == null ? Optional::empty : broker::trouble);
  }

  private static Waits waits(ConnectionSettings settings, EmbeddedBroker broker) {
    SplittableRandom random = new SplittableRandom();
    return broker != null && broker.serves(settings.mqttUrl())
        ? Waits.inProcess(random)
        : Waits.ordinary(random);
  }

  /** At a broker of somebody else's. */
  MqttConnector(
      Peer peer, Connection.Manner manner, Status status, Inbox inbox, Translator translator) {
    this(peer, manner, status, inbox, translator, Optional::empty);
  }

  /**
   * @param brokerTrouble of the embedded broker; says nothing while that is well or not in use
   */
  MqttConnector(
      Peer peer,
      Connection.Manner manner,
      Status status,
      Inbox inbox,
      Translator translator,
      Supplier<Optional<String>> brokerTrouble) {
    this.brokerTrouble = brokerTrouble;
    this.connection = new Connection(NAME, peer, manner, status, inbox, translator);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ConnectionState state() {
    return connection.state();
  }

  @Override
  public String detail() {
    OutboundQueue outbound = connection.outbound();
    return "%s%s; %d messages to publish%s"
        .formatted(
            connection.detail(),
            brokerTrouble.get().map(trouble -> "; " + trouble).orElse(""),
            outbound.size(),
            outbound.dropped() == 0 ? "" : ", %d given up".formatted(outbound.dropped()));
  }

  @Override
  public void publish(String topic, String json, boolean retained) {
    connection.publish(topic, json, retained);
  }

  /** Messages received and not yet handed on. */
  int buffered() {
    return connection.buffered();
  }

  /** Stops taking messages, publishes what is queued, says OFFLINE, leaves the session standing. */
  @Deactivate
  void close() throws InterruptedException {
    connection.close();
  }
}
