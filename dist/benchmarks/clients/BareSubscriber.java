import java.io.BufferedReader;
import java.io.InputStreamReader;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/**
 * What a subscriber costs that does nothing but acknowledge: Eclipse Paho as Looptwin uses it (MQTT
 * 5, QoS 1, a durable session, manual acknowledgements, receive maximum 500), acknowledging at once.
 *
 * <pre>BareSubscriber PORT FILTER</pre>
 *
 * Reads numbers from its input; prints "ms" of the system's clock when so many messages have come.
 */
public final class BareSubscriber implements MqttCallback {
  private final MqttAsyncClient client;
  private long wanted = Long.MAX_VALUE;
  private long seen;

  private BareSubscriber(MqttAsyncClient client) {
    this.client = client;
  }

  public static void main(String[] args) throws Exception {
    MqttAsyncClient client =
        new MqttAsyncClient("tcp://127.0.0.1:" + args[0], "bare", new MemoryPersistence());
    BareSubscriber subscriber = new BareSubscriber(client);
    client.setManualAcks(true);
    client.setCallback(subscriber);
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(false);
    options.setSessionExpiryInterval(0xFFFF_FFFFL);
    options.setReceiveMaximum(500);
    options.setKeepAliveInterval(60);
    client.connect(options).waitForCompletion(10_000);
    client.subscribe(args[1], 1).waitForCompletion(10_000);
    System.out.println("ready");
    BufferedReader orders = new BufferedReader(new InputStreamReader(System.in));
    for (String line = orders.readLine(); line != null; line = orders.readLine()) {
      subscriber.expect(Long.parseLong(line.strip()));
    }
    System.exit(0);
  }

  private synchronized void expect(long count) {
    wanted = seen + count;
    System.out.println("set");
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) throws MqttException {
    client.messageArrivedComplete(message.getId(), message.getQos());
    count();
  }

  private synchronized void count() {
    seen++;
    if (seen == wanted) {
      System.out.println(System.currentTimeMillis());
    }
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    System.out.println("lost " + response);
  }

  @Override
  public void mqttErrorOccurred(MqttException problem) {
    System.out.println("error " + problem);
  }

  @Override
  public void deliveryComplete(IMqttToken token) {}

  @Override
  public void connectComplete(boolean reconnect, String server) {}

  @Override
  public void authPacketArrived(int reason, MqttProperties properties) {}
}
