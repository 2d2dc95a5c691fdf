import java.util.Date;
import java.util.List;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.tahu.edge.EdgeClient;
import org.eclipse.tahu.edge.api.MetricHandler;
import org.eclipse.tahu.message.SparkplugBPayloadDecoder;
import org.eclipse.tahu.message.SparkplugBPayloadEncoder;
import org.eclipse.tahu.message.model.EdgeNodeDescriptor;
import org.eclipse.tahu.message.model.MessageType;
import org.eclipse.tahu.message.model.Metric;
import org.eclipse.tahu.message.model.Metric.MetricBuilder;
import org.eclipse.tahu.message.model.MetricDataType;
import org.eclipse.tahu.message.model.SparkplugBPayload;
import org.eclipse.tahu.message.model.SparkplugBPayload.SparkplugBPayloadBuilder;
import org.eclipse.tahu.message.model.SparkplugBPayloadMap;
import org.eclipse.tahu.message.model.SparkplugBPayloadMap.SparkplugBPayloadMapBuilder;
import org.eclipse.tahu.message.model.SparkplugDescriptor;
import org.eclipse.tahu.message.model.StatePayload;
import org.eclipse.tahu.message.model.Topic;
import org.eclipse.tahu.model.MqttServerDefinition;
import org.eclipse.tahu.mqtt.ClientCallback;
import org.eclipse.tahu.mqtt.MqttClientId;
import org.eclipse.tahu.mqtt.MqttServerName;
import org.eclipse.tahu.mqtt.MqttServerUrl;

/**
 * An edge node on Eclipse Tahu's edge client, with aliases, that waits for its primary host. Its
 * device is a battery plant whose yield it sends every 100 ms: 90.001, 90.002, ... What it does is
 * told on stdout. Arguments: URL GROUP EDGE DEVICE HOST_ID
 */
public final class TahuEdge implements MetricHandler, ClientCallback {
  private static final String YIELD = "yield";
  private final String device;
  private final Topic death;
  private final EdgeClient client;
  private long bdSeq = -1;
  private double value = 90;
  private Date at = new Date();

  private TahuEdge(String url, String group, String edge, String device, String hostId)
      throws Exception {
    this.device = device;
    this.death = new Topic("spBv1.0", group, edge, MessageType.NDEATH);
    MqttServerDefinition server =
        new MqttServerDefinition(
            new MqttServerName("plant"),
            new MqttClientId("tahu-" + edge, false),
            new MqttServerUrl(url),
            null,
            null,
            10,
            death);
    this.client =
        new EdgeClient(
            this,
            new EdgeNodeDescriptor(group, edge),
            List.of(device),
            hostId,
            true,
            200L,
            List.of(server),
            this,
            null);
  }

  public static void main(String[] args) throws Exception {
    TahuEdge edge = new TahuEdge(args[0], args[1], args[2], args[3], args[4]);
    new Thread(edge.client).start();
    while (true) {
      Thread.sleep(100);
      edge.send();
    }
  }

  private synchronized void send() throws Exception {
    if (!client.isConnectedToPrimaryHost() || bdSeq < 0) {
      return;
    }
    value = Math.round(value * 1000 + 1) / 1000.0;
    at = new Date();
    SparkplugBPayload payload =
        new SparkplugBPayloadBuilder().setTimestamp(at).addMetric(yieldNow()).createPayload();
    client.publishDeviceData(device, payload);
    tell("\"sent\",\"value\":" + value);
  }

  private Metric yieldNow() throws Exception {
    return new MetricBuilder(YIELD, MetricDataType.Double, value).timestamp(at).createMetric();
  }

  @Override
  public Topic getDeathTopic() {
    return death;
  }

  @Override
  public synchronized byte[] getDeathPayloadBytes() throws Exception {
    bdSeq = (bdSeq + 1) % 256;
    return new SparkplugBPayloadEncoder().getBytes(withBdSeq(new SparkplugBPayloadBuilder().setTimestamp(new Date()).createPayload()), false);
  }

  @Override
  public synchronized void publishBirthSequence() {
    try {
      Date now = new Date();
      SparkplugBPayloadMap node = new SparkplugBPayloadMapBuilder().setTimestamp(now).createPayload();
      node.addMetric(
          new MetricBuilder("Node Control/Rebirth", MetricDataType.Boolean, false)
              .timestamp(now)
              .createMetric());
      withBdSeq(node);
      client.publishNodeBirth(node);
      client.publishDeviceBirth(
          device, new SparkplugBPayloadBuilder().setTimestamp(now).addMetric(yieldNow()).createPayload());
      tell("\"birth\"");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private SparkplugBPayload withBdSeq(SparkplugBPayload payload) throws Exception {
    payload.addMetric(
        new MetricBuilder("bdSeq", MetricDataType.Int64, bdSeq).timestamp(new Date()).createMetric());
    return payload;
  }

  @Override
  public boolean hasMetric(SparkplugDescriptor descriptor, String name) {
    return name.equals(YIELD);
  }

  @Override
  public void messageArrived(
      MqttServerName server, MqttServerUrl url, MqttClientId id, String topic, MqttMessage message) {
    try {
      if (topic.startsWith("spBv1.0/STATE/")) {
        String host = topic.substring(topic.lastIndexOf('/') + 1);
        client.handleStateMessage(
            host,
            new com.fasterxml.jackson.databind.ObjectMapper()
                .readValue(message.getPayload(), StatePayload.class));
      } else if (topic.contains("/NCMD/")) {
        for (Metric metric : new SparkplugBPayloadDecoder().buildFromByteArray(message.getPayload(), null).getMetrics()) {
          if (metric.getName().equals("Node Control/Rebirth") && Boolean.TRUE.equals(metric.getValue())) {
            tell("\"ncmd\"");
            client.handleRebirthRequest(true);
          }
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void shutdown() {
    tell("\"shutdown\"");
  }

  @Override
  public void connectionLost(MqttServerName server, MqttServerUrl url, MqttClientId id, Throwable cause) {
    tell("\"lost\"");
  }

  @Override
  public void connectComplete(boolean again, MqttServerName server, MqttServerUrl url, MqttClientId id) {
    tell("\"connected\"");
  }

  private static void tell(String event) {
    System.out.println("{\"event\":" + event + "}");
  }
}
