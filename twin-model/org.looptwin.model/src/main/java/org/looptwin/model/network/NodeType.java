package org.looptwin.model.network;

import java.util.Arrays;
import java.util.Optional;

/** What a site of the network does; its letter is the first of the node's id. */
public enum NodeType {
  SUPPLIER('S', "supplier"),
  BATTERY_PLANT('B', "battery-plant"),
  VEHICLE_PLANT('V', "vehicle-plant"),
  RECYCLING_CENTRE('R', "recycling-centre"),
  REGENERATION_PLANT('M', "regeneration-plant"),
  HUB('K', "hub"),
  PORT('P', "port"),
  TERMINAL('T', "terminal");

  private final char letter;
  private final String topic;

  NodeType(char letter, String topic) {
    this.letter = letter;
    this.topic = topic;
  }

  /** The letter used in case folders. */
  public char letter() {
    return letter;
  }

  /** The name used in topics and addresses. */
  public String topic() {
    return topic;
  }

  public static Optional<NodeType> ofTopic(String topic) {
    return Arrays.stream(values()).filter(type -> type.topic.equals(topic)).findFirst();
  }

  public static Optional<NodeType> ofLetter(char letter) {
    return Arrays.stream(values()).filter(type -> type.letter == letter).findFirst();
  }
}
