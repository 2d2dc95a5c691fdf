package org.looptwin.launch.broker;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.util.ReferenceCountUtil;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTProtocolHandler;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.core.server.files.FileStoreMonitor;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps publishers waiting while the disk has too little room. Artemis 2.55 would throw each of
 * them out with two stack traces in the log, which fill the disk, and they would come back at once.
 *
 * <p>What is published meanwhile is neither taken nor acknowledged; pings, subscriptions and
 * deliveries go on, so that what the broker has can leave it. When there is room again, those who
 * wait are disconnected: they come back and send again what was not acknowledged.
 */
final class FullDisk implements MQTTInterceptor, FileStoreMonitor.Callback {
  private static final Logger LOG = LoggerFactory.getLogger(FullDisk.class);
  private static final int MEGABYTE = 1 << 20;
  private static final Set<MqttMessageType> ACKNOWLEDGEMENTS =
      Set.of(MqttMessageType.PUBACK, MqttMessageType.PUBREC, MqttMessageType.SUBACK);

  private final long leastFreeBytes;
  private final Set<Channel> waiting = ConcurrentHashMap.newKeySet();
  private volatile boolean full;
  private volatile boolean failed;

  FullDisk(long leastFreeBytes) {
    this.leastFreeBytes = leastFreeBytes;
  }

  /**
   * The store cannot be written: from now on no acknowledgement leaves, because Artemis has
   * acknowledged messages of a page that it could not write. Who waits for one sends again.
   */
  void storeFailed() {
    failed = true;
  }

  /** What Artemis' monitor has found; called by one thread. */
  @Override
  public void tick(
      long usable, long total, boolean enough, FileStoreMonitor.FileStoreMonitorType type) {
    if (enough == full) {
      full = !enough;
      if (full) {
        LOG.warn(
            "MQTT: {} MB of disk are free, the embedded broker needs {}: it takes and acknowledges nothing until there is room. Maybe delete or move what is not needed.",
            usable / MEGABYTE,
            leastFreeBytes / MEGABYTE);
      } else {
        LOG.info(
            "MQTT: there is room again, the embedded broker goes on ({} wait)", waiting.size());
      }
    }
    if (enough) {
      waiting.removeIf(
          channel -> {
            channel.close();
            return true;
          });
    }
  }

  /** Puts a gate in front of every new connection; lets everything pass. */
  @Override
  public boolean intercept(MqttMessage message, RemotingConnection connection) {
    if (message.fixedHeader() != null
        && message.fixedHeader().messageType() == MqttMessageType.CONNECT
        && connection.getTransportConnection() instanceof NettyConnection transport) {
      ChannelPipeline pipeline = transport.getNettyChannel().pipeline();
      ChannelHandlerContext broker = pipeline.context(MQTTProtocolHandler.class);
      if (broker != null && pipeline.get(Gate.class) == null) {
        pipeline.addBefore(broker.name(), null, gate());
      }
    }
    return true;
  }

  ChannelHandler gate() {
    return new Gate();
  }

  /** One connection's. */
  private final class Gate extends ChannelDuplexHandler {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (full && message instanceof MqttPublishMessage) {
        ReferenceCountUtil.release(message);
        waiting.add(context.channel());
      } else {
        context.fireChannelRead(message);
      }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      if (failed && acknowledges(message)) {
        ReferenceCountUtil.release(message);
        context.close();
      } else {
        context.write(message, promise);
      }
    }

    private static boolean acknowledges(Object message) {
      return message instanceof MqttMessage packet
          && packet.fixedHeader() != null
          && ACKNOWLEDGEMENTS.contains(packet.fixedHeader().messageType());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      waiting.remove(context.channel());
      context.fireChannelInactive();
    }
  }
}
