package org.looptwin.connector.sparkplug;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.looptwin.connector.api.Incoming.Original;
import org.looptwin.connector.api.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All edge nodes of the group: what a host application makes of their messages. One thread. */
final class EdgeNodes {
  /** More than any plant has; keeps a stray publisher from filling the memory. */
  private static final int MOST = 10_000;

  private static final long SAVE_EVERY_MS = 1_000;
  private static final Logger LOG = LoggerFactory.getLogger(EdgeNodes.class);

  private final String group;
  private final long reorderMs;
  private final Desk desk;
  private final Commands commands;
  private final KnownEdges known;
  private final Payloads payloads = new Payloads();
  private final Map<String, EdgeNode> edges = new LinkedHashMap<>();
  private Map<String, Map<String, Collection<String>>> saved = new HashMap<>();
  private long saveAt = Long.MAX_VALUE;

  EdgeNodes(String group, long reorderMs, Desk desk, Commands commands, KnownEdges known) {
    this.group = group;
    this.reorderMs = reorderMs;
    this.desk = desk;
    this.commands = commands;
    this.known = known;
  }

  /** Takes up what was known before the server's start. */
  void restore() throws InterruptedException {
    saved = new HashMap<>(known.read());
    for (Map.Entry<String, Map<String, Collection<String>>> entry : saved.entrySet()) {
      EdgeNode edge = edge(entry.getKey());
      edge.remember(entry.getValue());
      edge.suspect();
    }
    count();
  }

  void connected() {
    long now = desk.millis().getAsLong();
    desk.rebirths().connected(now);
    edges.keySet().forEach(edge -> desk.rebirths().want(edge, now));
  }

  /** What happens at the broker is not heard from now on. */
  void lost() throws InterruptedException {
    for (EdgeNode edge : edges.values()) {
      edge.suspect();
    }
    count();
  }

  void arrived(Arrived arrived) throws InterruptedException {
    Original original = new Original(arrived.topic(), arrived.payload());
    Optional<Topic> topic = Topic.parse(arrived.topic(), group);
    if (topic.isEmpty()) {
      Message stray = new Message(null, null, original, arrived.acknowledge());
      String detail = "'%s' is no topic of Sparkplug B.".formatted(arrived.topic());
      desk.readings().refuse(stray, Refusal.UNKNOWN_NODE, detail);
    } else if (topic.get().verb().command()) {
      arrived.acknowledge().run();
    } else {
      handle(topic.get(), original, arrived.acknowledge());
    }
  }

  /** Does what is due. */
  void tick() throws InterruptedException {
    long now = desk.millis().getAsLong();
    for (EdgeNode edge : edges.values()) {
      edge.tick(now);
    }
    for (Message message : desk.parking().overdue(now)) {
      desk.readings().refuseUnexplained(message, "no birth certificate came in time.");
    }
    if (commands.connected()) {
      for (String edge : desk.rebirths().due(now)) {
        desk.counts().rebirths.incrementAndGet();
        LOG.debug("Sparkplug: {} is asked for its birth certificates", edge);
        commands.rebirth(edge);
      }
    }
    if (saveAt <= now) {
      save();
    }
    count();
  }

  /** When {@link #tick} is due, in the clock of the desk. */
  long nextTick() {
    long next = Math.min(desk.parking().next(), saveAt);
    if (commands.connected()) {
      next = Math.min(next, desk.rebirths().next());
    }
    for (EdgeNode edge : edges.values()) {
      next = Math.min(next, edge.nextTick());
    }
    return next;
  }

  /** The server stops: nothing that was taken from the broker stays uncounted. */
  void finish() throws InterruptedException {
    for (EdgeNode edge : edges.values()) {
      edge.finish();
    }
    for (Message message : desk.parking().take(topic -> true)) {
      desk.readings()
          .refuseUnexplained(message, "the server stopped before a birth certificate came.");
    }
    save();
  }

  private void handle(Topic topic, Original original, Runnable acknowledge)
      throws InterruptedException {
    Message message = new Message(topic, null, original, acknowledge);
    try {
      message = new Message(topic, payloads.read(original.payload()), original, acknowledge);
    } catch (Unreadable e) {
      desk.readings().refuse(message, e.reason(), e.getMessage());
      return;
    }
    if (!edges.containsKey(topic.edge()) && edges.size() >= MOST) {
      String detail =
          "There are %d edge nodes already; '%s' is not taken.".formatted(MOST, topic.edge());
      desk.readings().refuse(message, Refusal.UNKNOWN_NODE, detail);
      return;
    }
    edge(topic.edge()).handle(message);
    if (topic.verb().birth()) {
      saveAt = Math.min(saveAt, desk.millis().getAsLong() + SAVE_EVERY_MS);
    }
  }

  private EdgeNode edge(String id) {
    return edges.computeIfAbsent(id, edge -> new EdgeNode(edge, desk, reorderMs));
  }

  private void save() {
    saveAt = Long.MAX_VALUE;
    Map<String, Map<String, Collection<String>>> now = new HashMap<>();
    edges.forEach((id, edge) -> now.put(id, edge.series()));
    if (!now.equals(saved)) {
      known.write(now);
      saved = now;
    }
  }

  private void count() {
    Counts counts = desk.counts();
    int online = (int) edges.values().stream().filter(EdgeNode::online).count();
    counts.online.set(online);
    counts.offline.set(edges.size() - online);
    counts.devices.set(edges.values().stream().mapToInt(EdgeNode::devicesOnline).sum());
    counts.parked.set(desk.parking().size());
  }
}
