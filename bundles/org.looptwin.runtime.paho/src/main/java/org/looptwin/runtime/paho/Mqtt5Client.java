package org.looptwin.runtime.paho;

import java.util.Arrays;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * Paho's client of MQTT 5.0, which keeps nothing on disk and leaves no thread behind when a broker
 * hangs up at once.
 */
public final class Mqtt5Client extends MqttAsyncClient {
  /**
   * A client that is not connected yet.
   *
   * @param url e.g. {@code tcp://127.0.0.1:1883}
   * @throws MqttException when the id or the address is of no use
   */
  public Mqtt5Client(String url, String clientId, ClientThreads threads) throws MqttException {
    super(url, clientId, new MemoryPersistence(), null, threads.executor());
  }

  @Override
  protected NetworkModule[] createNetworkModules(String address, MqttConnectionOptions options)
      throws MqttException {
    return Arrays.stream(super.createNetworkModules(address, options))
        .map(Greeted5Module::new)
        .toArray(NetworkModule[]::new);
  }
}
