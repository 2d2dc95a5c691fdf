package org.looptwin.connector.sparkplug;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.looptwin.connector.api.Inbox;
import org.looptwin.connector.api.Incoming;
import org.looptwin.connector.api.Refusal;
import org.looptwin.model.telemetry.Quality;

/** Hands the metrics of messages to the inbox, each for itself: a bad one spoils no other. */
final class Readings {
  private final Deliveries inbox;
  private final Places places;
  private final LastKnown known;
  private final Translator translator = new Translator();

  Readings(Inbox inbox, Places places, LastKnown known) {
    this.inbox = new Deliveries(inbox);
    this.places = places;
    this.known = known;
  }

  /**
   * @return the part of the message whose aliases nobody can explain yet, if any
   */
  Optional<Message> hand(Message message, Device device) throws InterruptedException {
    SharedAck ack = new SharedAck(message.acknowledge());
    List<Metric> unexplained = new ArrayList<>();
    List<Placed> good = new ArrayList<>();
    if (unknownNode(message, ack)) {
      return Optional.empty();
    }
    for (Metric metric : message.payload().getMetricsList()) {
      Optional<Definition> definition = device.definition(metric);
      if (definition.isEmpty()) {
        unexplained.add(metric);
      } else if (!Message.protocol(definition.get().name())) {
        read(message, device, metric, definition.get(), ack).ifPresent(good::add);
      }
    }
    for (Incoming incoming : translator.translate(message, good, ack)) {
      inbox.deliver(incoming);
    }
    Optional<Message> rest =
        unexplained.isEmpty()
            ? Optional.empty()
            : Optional.of(message.with(unexplained, ack.part()));
    ack.complete();
    return rest;
  }

  /** Refuses a whole message. */
  void refuse(Message message, Refusal reason, String detail) throws InterruptedException {
    inbox.refuse(refused(message, message.acknowledge()), reason, detail);
  }

  /** Refuses what waited in vain for a birth certificate, metric by metric. */
  void refuseUnexplained(Message message, String why) throws InterruptedException {
    SharedAck ack = new SharedAck(message.acknowledge());
    for (Metric metric : message.payload().getMetricsList()) {
      if (!Message.protocol(metric.getName())) {
        String detail = "%s of %s: %s".formatted(shown(metric), sender(message), why);
        inbox.refuse(refused(message, ack.part()), Refusal.MALFORMED, detail);
      }
    }
    ack.complete();
  }

  /**
   * Marks every metric of a device as stale: the last value that the twin has of it again, of BAD
   * quality. What another sender has brought up to date since then is left alone.
   *
   * @param cause the death, or a message that stands for it
   * @param at when it died, milliseconds; never before the last value
   * @return how many were marked
   */
  int stale(Message cause, Device device, long at) throws InterruptedException {
    inbox.awaitSettled();
    SharedAck ack = new SharedAck(cause.acknowledge());
    List<Placed> marks = new ArrayList<>();
    for (Place place : device.places()) {
      Optional<Sample> last =
          known.find(place, cause.topic().edge()).filter(s -> s.quality() != Quality.BAD);
      if (last.isPresent()) {
        Sample mark = last.get().of(Quality.BAD).at(Math.max(at, last.get().ts() + 1));
        device.stale(place, mark.ts());
        marks.add(new Placed(place, mark));
      }
    }
    for (Incoming incoming : translator.translate(cause, marks, ack)) {
      inbox.deliver(incoming);
    }
    ack.complete();
    return marks.size();
  }

  private boolean unknownNode(Message message, SharedAck ack) throws InterruptedException {
    String device = message.topic().device();
    if (device.isEmpty() || places.knows(device)) {
      return false;
    }
    inbox.refuse(
        refused(message, ack.part()),
        Refusal.UNKNOWN_NODE,
        "There is no node '%s'. Device ids are ids of the network's nodes.".formatted(device));
    ack.complete();
    return true;
  }

  private Optional<Placed> read(
      Message message, Device device, Metric metric, Definition definition, SharedAck ack)
      throws InterruptedException {
    Optional<Place> place = places.find(message.topic().device(), definition.name());
    if (place.isEmpty()) {
      String detail =
          "Metric '%s' of %s names no node; expected e.g. S01/stock_on_hand."
              .formatted(definition.name(), sender(message));
      inbox.refuse(refused(message, ack.part()), Refusal.UNKNOWN_NODE, detail);
      return Optional.empty();
    }
    try {
      Sample sample = Sample.read(metric, definition, message.payload().getTimestamp());
      Sample dated = dated(message, device, place.get(), sample);
      device.heard(place.get(), dated.ts());
      return Optional.of(new Placed(place.get(), dated));
    } catch (Unreadable e) {
      String detail =
          "Metric '%s' of %s: %s".formatted(definition.name(), sender(message), e.getMessage());
      inbox.refuse(refused(message, ack.part()), e.reason(), detail);
      return Optional.empty();
    }
  }

  /**
   * A birth says what holds now. Where a value has not changed since before it was marked stale, it
   * gets the birth's time: with its own it would be older than the mark and never be seen.
   */
  private Sample dated(Message message, Device device, Place place, Sample sample) {
    if (!message.topic().verb().birth() || sample.historical()) {
      return sample;
    }
    long mark = staleSince(device, place, message.topic().edge());
    return sample.ts() > mark
        ? sample
        : sample.at(Math.max(message.payload().getTimestamp(), mark + 1));
  }

  private long staleSince(Device device, Place place, String edge) {
    return device
        .staleAt(place)
        .or(
            () ->
                known
                    .find(place, edge)
                    .filter(sample -> sample.quality() == Quality.BAD)
                    .map(Sample::ts))
        .orElse(Long.MIN_VALUE);
  }

  private static Incoming refused(Message message, Runnable acknowledge) {
    String topic = "/" + message.original().topic();
    byte[] payload = message.original().payload();
    return new Incoming(Translator.CONNECTOR, topic, payload, acknowledge, message.original());
  }

  private static String shown(Metric metric) {
    return metric.getName().isEmpty()
        ? "Alias " + Long.toUnsignedString(metric.getAlias())
        : "Metric '" + metric.getName() + "'";
  }

  private static String sender(Message message) {
    String device = message.topic().device();
    return message.topic().edge() + (device.isEmpty() ? "" : "/" + device);
  }
}
