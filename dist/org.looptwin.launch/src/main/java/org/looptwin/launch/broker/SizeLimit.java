package org.looptwin.launch.broker;

import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hangs up on who publishes a packet that is too large, instead of acknowledging what no subscriber
 * will get. Artemis 2.55 itself does so for MQTT 5 only, where it can name the reason.
 *
 * @param bytes the largest PUBLISH packet
 * @param announced what Artemis tells MQTT 5 clients; it deals with their larger packets itself
 */
record SizeLimit(int bytes, int announced) implements MQTTInterceptor {
  private static final Logger LOG = LoggerFactory.getLogger(SizeLimit.class);
  private static final String TELLS_REASONS = "5";

  @Override
  public boolean intercept(MqttMessage message, RemotingConnection connection) {
    if (message.fixedHeader() == null
        || message.fixedHeader().messageType() != MqttMessageType.PUBLISH) {
      return true;
    }
    var publish = (MqttPublishMessage) message;
    int size = MQTTUtil.calculateMessageSize(publish);
    if (size <= bytes) {
      return true;
    }
    LOG.warn(
        "MQTT: {} at {} published {} bytes on {}, the limit is {}; not taken, disconnected",
        connection.getClientID(),
        connection.getRemoteAddress(),
        size,
        publish.variableHeader().topicName(),
        bytes);
    return size > announced && connection.getProtocolName().endsWith(TELLS_REASONS);
  }
}
