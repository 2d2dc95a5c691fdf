package org.looptwin.connector.mqtt;

/** What a client hears: hands telemetry on, acknowledges at once what the server said itself. */
final class Arrivals {
  private static final Runnable NOTHING_TO_ACKNOWLEDGE = () -> {};

  private final Topics topics;
  private final AckOrder acks;
  private final Link.Listener listener;

  Arrivals(Topics topics, AckOrder acks, Link.Listener listener) {
    this.topics = topics;
    this.acks = acks;
    this.listener = listener;
  }

  void arrived(String topic, int packetId, int qos, byte[] payload) throws InterruptedException {
    Runnable acknowledge = qos == 0 ? NOTHING_TO_ACKNOWLEDGE : acks.expect(packetId);
    if (topics.outbound(topic)) {
      acknowledge.run();
    } else {
      listener.arrived(topic, payload, acknowledge);
    }
  }
}
