package org.looptwin.connector.mqtt;

import java.util.SplittableRandom;
import org.looptwin.connector.api.ConnectionState;
import org.looptwin.connector.api.Connector;
import org.looptwin.connector.api.Inbox;
import org.looptwin.connector.api.Translator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * A further broker that telemetry comes from, with a session, a state and an account of its own;
 * nothing is published there. One for each configuration of the factory {@code
 * org.looptwin.mqtt.broker}.
 */
@Component(
    immediate = true,
    configurationPid = {"org.looptwin.server", "org.looptwin.mqtt.broker"},
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class BrokerConnector implements Connector {
  private final String name;
  private final Connection connection;

  @Activate
  public BrokerConnector(
      ConnectionSettings settings, @Reference Inbox inbox, @Reference Translator translator) {
    this(
        settings.name(),
        Connection.peer(settings),
        Connection.Manner.of(settings, Waits.ordinary(new SplittableRandom())),
        inbox,
        translator);
  }

  BrokerConnector(
      String broker, Peer peer, Connection.Manner manner, Inbox inbox, Translator translator) {
    this.name = MqttConnector.NAME + "-" + broker;
    this.connection = new Connection(name, peer, manner, null, inbox, translator);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ConnectionState state() {
    return connection.state();
  }

  @Override
  public String detail() {
    return connection.detail();
  }

  /** Takes no more messages; the session stays. */
  @Deactivate
  void close() throws InterruptedException {
    connection.close();
  }
}
