package org.looptwin.runtime.paho;

import java.util.Arrays;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.TimerPingSender;
import org.eclipse.paho.client.mqttv3.internal.NetworkModule;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/**
 * Paho's client of MQTT 3.1.1, which keeps nothing on disk and leaves no thread behind when a
 * broker hangs up at once.
 */
public final class Mqtt3Client extends MqttAsyncClient {
  /**
   * A client that is not connected yet.
   *
   * @param url e.g. {@code tcp://127.0.0.1:1883}
   * @throws MqttException when the id or the address is of no use
   */
  public Mqtt3Client(String url, String clientId, ClientThreads threads) throws MqttException {
    super(url, clientId, new MemoryPersistence(), new TimerPingSender(), threads.executor());
  }

  @Override
  protected NetworkModule[] createNetworkModules(String address, MqttConnectOptions options)
      throws MqttException {
    return Arrays.stream(super.createNetworkModules(address, options))
        .map(Greeted3Module::new)
        .toArray(NetworkModule[]::new);
  }
}
