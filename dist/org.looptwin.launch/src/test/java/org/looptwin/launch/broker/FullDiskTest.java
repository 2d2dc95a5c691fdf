package org.looptwin.launch.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.activemq.artemis.core.server.files.FileStoreMonitor.FileStoreMonitorType;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
  private static final long PATIENCE_MS = 20_000;

  private final FullDisk disk = new FullDisk(100);
  private final EmbeddedChannel plant = new EmbeddedChannel(disk.gate());

  @Test
  void takesNothingWhileTheDiskIsFullAndLetsTheOthersPass() {
    says(false);
    MqttPublishMessage reading = publish();
    MqttMessage ping = message(MqttMessageType.PINGREQ);

    plant.writeInbound(reading, ping);

    assertThat((Object) plant.readInbound()).isSameAs(ping);
    assertThat((Object) plant.readInbound()).isNull();
    assertThat(reading.refCnt()).isZero();
    assertThat(plant.isOpen()).isTrue();
  }

  @Test
  void disconnectsWhoWaitsWhenThereIsRoomAndNobodyElse() {
    var listener = new EmbeddedChannel(disk.gate());
    says(false);
    plant.writeInbound(publish());
    listener.writeInbound(message(MqttMessageType.SUBSCRIBE));

    says(true);

    assertThat(plant.isOpen()).isFalse();
    assertThat(listener.isOpen()).isTrue();
  }

  @Test
  void lastMomentRefusalsAreDisconnectedByTheNextLook() {
    says(true);
    says(false);
    plant.writeInbound(publish());
    says(false);
    assertThat(plant.isOpen()).isTrue();

    says(true);
    says(true);

    assertThat(plant.isOpen()).isFalse();
  }

  @Test
  void takesEverythingWhileThereIsRoom() {
    says(true);
    MqttPublishMessage reading = publish();

    plant.writeInbound(reading);

    assertThat((Object) plant.readInbound()).isSameAs(reading);
    reading.release();
  }

  @Test
  void acknowledgesNothingOnceTheStoreHasFailed() {
    MqttMessage pong = message(MqttMessageType.PINGRESP);
    plant.writeOutbound(message(MqttMessageType.PUBACK), pong);
    assertThat(plant.outboundMessages()).hasSize(2);

    disk.storeFailed();
    plant.outboundMessages().clear();
    plant.write(message(MqttMessageType.PUBACK));
    plant.flush();

    assertThat(plant.outboundMessages()).isEmpty();
    assertThat(plant.isOpen()).isFalse();
  }

  @Test
  void publisherOfAFullBrokerIsNeitherAcknowledgedNorThrownOut(@TempDir Path folder)
      throws IOException, MqttException {
    var broker = new ArtemisBroker(300, Long.MAX_VALUE);
    String url = broker.start(folder);
    var client = new MqttAsyncClient(url, "plant", null);
    try {
      client.connect(Listener.options()).waitForCompletion(PATIENCE_MS);
      IMqttToken reading = client.publish("looptwin/v1/a", new byte[] {1}, 1, false);
      client.subscribe("looptwin/v1/b", 1).waitForCompletion(PATIENCE_MS); // handled after it

      assertThat(reading.isComplete()).isFalse();
      assertThat(client.isConnected()).isTrue();
    } finally {
      client.disconnectForcibly(0, 0, false);
      client.close(true);
      broker.stop();
    }
  }

  private void says(boolean enough) {
    disk.tick(enough ? 1_000 : 10, 10_000, enough, FileStoreMonitorType.MinDiskFree);
  }

  private static MqttPublishMessage publish() {
    var header =
        new MqttFixedHeader(MqttMessageType.PUBLISH, false, MqttQoS.AT_LEAST_ONCE, false, 0);
    return new MqttPublishMessage(
        header, new MqttPublishVariableHeader("a", 1), Unpooled.buffer().writeByte(1));
  }

  private static MqttMessage message(MqttMessageType type) {
    return new MqttMessage(new MqttFixedHeader(type, false, MqttQoS.AT_MOST_ONCE, false, 0));
  }
}
