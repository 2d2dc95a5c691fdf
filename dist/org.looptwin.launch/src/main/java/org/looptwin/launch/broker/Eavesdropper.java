package org.looptwin.launch.broker;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.looptwin.launch.EmbeddedBroker;

/**
 * Tells what publishers say outside the root that the server subscribes to. A topic of another
 * network is a slip of the pen, most likely, and would else be acknowledged and heard by nobody.
 * Messages that name their topic by an alias (MQTT 5) are passed over.
 *
 * @param root ends with a slash
 */
record Eavesdropper(String root, EmbeddedBroker.Listener listener) implements MQTTInterceptor {
  /** What the server takes, and one byte more, so that it still judges a longer one too large. */
  static final int MOST_BYTES = 256 * 1024 + 1;

  @Override
  public boolean intercept(MqttMessage message, RemotingConnection connection) {
    if (message.fixedHeader() != null
        && message.fixedHeader().messageType() == MqttMessageType.PUBLISH) {
      tell((MqttPublishMessage) message);
    }
    return true;
  }

  private void tell(MqttPublishMessage publish) {
    String topic = publish.variableHeader().topicName();
    if (topic != null && !topic.isEmpty() && !topic.startsWith("$") && !topic.startsWith(root)) {
      listener.said(topic, bytes(publish.payload()));
    }
  }

  /** A copy of the beginning; the broker reads the payload after us. */
  private static byte[] bytes(ByteBuf payload) {
    int length = Math.min(payload.readableBytes(), MOST_BYTES);
    return ByteBufUtil.getBytes(payload, payload.readerIndex(), length, true);
  }
}
