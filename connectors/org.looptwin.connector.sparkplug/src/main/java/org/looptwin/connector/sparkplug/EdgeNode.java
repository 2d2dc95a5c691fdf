package org.looptwin.connector.sparkplug;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One edge node with its devices, from birth to death and back. Used by one thread. */
final class EdgeNode {
  /** So long one may take to be born again before its values count as stale. */
  static final long PROBATION_MS = 60_000;

  private static final String SELF = "";
  private static final Logger LOG = LoggerFactory.getLogger(EdgeNode.class);

  private final String id;
  private final Desk desk;
  private final Order order;
  private final Map<String, Device> devices = new LinkedHashMap<>();
  private boolean online;
  private long bdSeq = -1;

  EdgeNode(String id, Desk desk, long reorderMs) {
    this.id = id;
    this.desk = desk;
    this.order = new Order(reorderMs);
  }

  boolean online() {
    return online;
  }

  int devicesOnline() {
    return (int)
        devices.entrySet().stream()
            .filter(device -> !device.getKey().equals(SELF) && device.getValue().born())
            .count();
  }

  /** Series by device, for the next start. */
  Map<String, Collection<String>> series() {
    Map<String, Collection<String>> series = new TreeMap<>();
    devices.forEach(
        (name, device) -> {
          Collection<String> paths = new TreeSet<>();
          device.places().forEach(place -> paths.add(place.path()));
          series.put(name, paths);
        });
    return series;
  }

  /** Known from before the server's start. */
  void remember(Map<String, ? extends Collection<String>> series) {
    series.forEach(
        (name, paths) -> {
          Device device = device(name);
          paths.forEach(path -> Place.parse(path).ifPresent(device::remember));
        });
  }

  void handle(Message message) throws InterruptedException {
    switch (message.topic().verb()) {
      case NBIRTH -> birth(message);
      case NDEATH -> death(message);
      default -> inSequence(message);
    }
  }

  /**
   * Nothing has been heard of it for a while, e.g. since the connection was lost: what it sends
   * from now on needs new birth certificates.
   */
  void suspect() throws InterruptedException {
    processAll(order.giveUp().messages());
    order.forget();
    online = false;
    bdSeq = -1;
    refuseParked(this::isOf, "the connection was lost before a birth certificate came.");
    long until = desk.millis().getAsLong() + PROBATION_MS;
    for (Device device : devices.values()) {
      device.unborn();
      device.suspect(until);
    }
  }

  /** Gives up what has been waited for long enough. */
  void tick(long now) throws InterruptedException {
    if (order.deadline() <= now) {
      take(order.giveUp());
    }
    for (Device device : devices.values()) {
      if (device.suspectUntil() <= now) {
        device.cleared();
        Topic topic = new Topic(Topic.Verb.NDEATH, id, SELF);
        Message silence = new Message(topic, Payload.getDefaultInstance(), null, () -> {});
        int marked = desk.readings().stale(silence, device, desk.clock().millis());
        if (marked > 0) {
          LOG.warn("Sparkplug: {} was not born again in time; {} values are stale", id, marked);
        }
      }
    }
  }

  long nextTick() {
    return devices.values().stream()
        .mapToLong(Device::suspectUntil)
        .reduce(order.deadline(), Math::min);
  }

  /** The server stops: what is held for its order is handed in as it is. */
  void finish() throws InterruptedException {
    processAll(order.giveUp().messages());
  }

  private void birth(Message message) throws InterruptedException {
    processAll(order.giveUp().messages());
    if (!online) {
      LOG.info("Sparkplug: edge node {} is online", id);
    }
    online = true;
    bdSeq = message.bdSeq();
    order.follow(message.payload().getSeq());
    desk.rebirths().born(id);
    long until = desk.millis().getAsLong() + PROBATION_MS;
    for (Device device : devices.values()) {
      device.unborn();
      device.suspect(until);
    }
    born(message, device(SELF));
  }

  private void born(Message message, Device device) throws InterruptedException {
    device.birth(message.payload().getMetricsList());
    handAll(message, device);
    String name = message.topic().device();
    for (Message parked : desk.parking().take(t -> isOf(t) && t.device().equals(name))) {
      handAll(parked, device);
    }
  }

  /** What even a birth does not explain is refused. */
  private void handAll(Message message, Device device) throws InterruptedException {
    Optional<Message> rest = desk.readings().hand(message, device);
    if (rest.isPresent()) {
      desk.readings().refuseUnexplained(rest.get(), "no birth certificate names this alias.");
    }
  }

  private void death(Message message) throws InterruptedException {
    if (online && bdSeq >= 0 && message.bdSeq() >= 0 && message.bdSeq() != bdSeq) {
      LOG.debug("A death of {} with bdSeq {} is of an earlier session", id, message.bdSeq());
      message.acknowledge().run();
      return;
    }
    processAll(order.giveUp().messages());
    order.forget();
    if (online) {
      LOG.info("Sparkplug: edge node {} is offline", id);
    }
    online = false;
    desk.rebirths().born(id);
    refuseParked(this::isOf, "its edge node died before it was explained by a birth certificate.");
    SharedAck ack = new SharedAck(message.acknowledge());
    long now = desk.clock().millis();
    for (Device device : devices.values()) {
      die(device, message.with(List.of(), ack.part()), now);
    }
    ack.complete();
  }

  private void die(Device device, Message cause, long at) throws InterruptedException {
    device.unborn();
    device.cleared();
    desk.readings().stale(cause, device, at);
  }

  private void inSequence(Message message) throws InterruptedException {
    if (!online) {
      desk.rebirths().want(id, desk.millis().getAsLong());
    }
    if (!message.payload().hasSeq()) {
      process(message);
      return;
    }
    long seq = message.payload().getSeq();
    if (!order.following()) {
      order.follow(seq);
      process(message);
      return;
    }
    if (order.outOfOrder(seq)) {
      desk.counts().outOfOrder.incrementAndGet();
    }
    take(order.accept(seq, message, desk.millis().getAsLong()));
  }

  private void take(Order.Ready ready) throws InterruptedException {
    processAll(ready.messages());
    if (ready.gap()) {
      desk.counts().gaps.incrementAndGet();
      desk.rebirths().want(id, desk.millis().getAsLong());
    }
  }

  private void processAll(List<Message> messages) throws InterruptedException {
    for (Message message : messages) {
      process(message);
    }
  }

  private void process(Message message) throws InterruptedException {
    String name = message.topic().device();
    Device device = device(name);
    switch (message.topic().verb()) {
      case DBIRTH -> born(message, device);
      case DDEATH -> {
        refuseParked(
            t -> isOf(t) && t.device().equals(name),
            "its device died before it was explained by a birth certificate.");
        long at = message.payload().getTimestamp();
        die(device, message, at > 0 ? at : desk.clock().millis());
      }
      default -> data(message, device);
    }
  }

  private void data(Message message, Device device) throws InterruptedException {
    Optional<Message> rest =
        device.born() ? desk.readings().hand(message, device) : Optional.of(message);
    if (rest.isPresent()) {
      long now = desk.millis().getAsLong();
      desk.rebirths().want(id, now);
      for (Message dropped : desk.parking().park(rest.get(), now)) {
        desk.readings()
            .refuseUnexplained(dropped, "too many messages wait for birth certificates.");
      }
    }
  }

  private void refuseParked(java.util.function.Predicate<Topic> of, String why)
      throws InterruptedException {
    for (Message parked : desk.parking().take(of)) {
      desk.readings().refuseUnexplained(parked, why);
    }
  }

  private boolean isOf(Topic topic) {
    return topic.edge().equals(id);
  }

  private Device device(String name) {
    return devices.computeIfAbsent(name, n -> new Device());
  }
}
