package org.looptwin.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;

/**
 * The lots on their way to battery plants, as {@code lane/ID/shipment_dispatched} told them: what
 * was bought within the lead time and is not decided again. A function of the journal alone.
 */
final class Transit {
  static final String DISPATCHED = "shipment_dispatched";

  /** Nothing is late for longer; then it has come, or never will. */
  private static final Duration LONGEST = Duration.ofDays(240);

  private final Map<String, Lane> lanes = new LinkedHashMap<>();
  private final Map<String, Lot> lots = new LinkedHashMap<>();
  private Instant latest = Instant.EPOCH;

  Transit(Case reference) {
    for (Lane lane : reference.extended().lanes()) {
      add(reference, lane);
    }
    for (Lane lane : reference.network().lanes()) {
      add(reference, lane);
    }
  }

  private void add(Case reference, Lane lane) {
    boolean toPlant =
        reference
            .extended()
            .node(lane.to())
            .filter(node -> node.type() == NodeType.BATTERY_PLANT)
            .isPresent();
    if (toPlant && (lane.commodity().material() || lane.commodity() == Commodity.REG)) {
      lanes.put(lane.id(), lane);
    }
  }

  /**
   * What was sent.
   *
   * @param dispatched when, by the sender
   * @param src the sender
   */
  record Lot(String lane, Instant dispatched, String src, double kwh) {
    /** When it arrives when all goes well. */
    Instant due(Lane on) {
      return dispatched.plusSeconds(Math.round(on.leadTimeDays() * 86_400));
    }

    String text() {
      return "%s %s %s %s".formatted(lane, dispatched, kwh, src);
    }

    static Optional<Lot> of(String text) {
      String[] parts = text.split(" ", 4);
      return parts.length == 4
          ? Optional.of(
              new Lot(parts[0], Instant.parse(parts[1]), parts[3], Double.parseDouble(parts[2])))
          : Optional.empty();
    }
  }

  void take(List<JournalEntry> entries) {
    for (JournalEntry entry : entries) {
      Reading reading = entry.reading();
      boolean good = reading.quality() != Quality.BAD;
      if (good && reading.ts().isAfter(latest)) {
        latest = reading.ts();
      }
      if (good && lanes.containsKey(reading.series().entity()) && dispatch(reading.series())) {
        put(
            new Lot(
                reading.series().entity(), reading.ts(), reading.src(), reading.value().number()));
      }
    }
    lots.values().removeIf(lot -> lot.due(lane(lot)).plus(LONGEST).isBefore(latest));
  }

  private static boolean dispatch(SeriesId series) {
    return series.family().equals(SeriesId.LANE) && series.metric().equals(DISPATCHED);
  }

  private void put(Lot lot) {
    if (lot.kwh() > 0 && Double.isFinite(lot.kwh())) {
      lots.put("%s %s %s".formatted(lot.lane(), lot.dispatched(), lot.src()), lot);
    }
  }

  /** Takes up what a checkpoint kept; lots on lanes that the case no longer has are gone. */
  void restore(Collection<String> kept) {
    for (String text : kept) {
      Lot.of(text).filter(lot -> lanes.containsKey(lot.lane())).ifPresent(this::put);
    }
  }

  /** For a checkpoint. */
  List<String> kept() {
    return all().stream().map(Lot::text).toList();
  }

  Lane lane(Lot lot) {
    return lanes.get(lot.lane());
  }

  /** In the order of their dispatch. */
  List<Lot> all() {
    List<Lot> all = new ArrayList<>(lots.values());
    all.sort(
        Comparator.comparing(Lot::dispatched).thenComparing(Lot::lane).thenComparing(Lot::src));
    return all;
  }
}
