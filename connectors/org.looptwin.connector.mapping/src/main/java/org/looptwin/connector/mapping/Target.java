package org.looptwin.connector.mapping;

import java.util.Optional;
import java.util.regex.Pattern;
import org.looptwin.connector.api.Refusal;
import org.looptwin.model.network.Network;
import org.looptwin.model.telemetry.SeriesId;

/**
 * Whose readings a rule makes.
 *
 * @param id the node's, lane's or battery's id; null for the market
 */
record Target(Kind kind, TextSource id) {
  private static final Pattern BATTERY_ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  /** What the id is an id of. */
  enum Kind {
    NODE,
    LANE,
    BATTERY,
    MARKET
  }

  /** A place of the network. */
  record Place(String family, String entity) {
    SeriesId series(String metric) {
      return new SeriesId(family, entity, metric);
    }
  }

  Place place(Scope scope, Network network) throws Unfit {
    if (kind == Kind.MARKET) {
      return new Place(SeriesId.MARKET, "");
    }
    Optional<String> found = id.read(scope);
    if (found.isEmpty()) {
      throw Unfit.of(Refusal.UNKNOWN_NODE, "No %s: %s.", noun(), id.whyNot(scope));
    }
    return place(found.get(), network)
        .orElseThrow(
            () ->
                Unfit.of(
                    Refusal.UNKNOWN_NODE,
                    "There is no %s '%s' in %s.",
                    noun(),
                    Unfit.shown(found.get()),
                    network.name()));
  }

  /** The place of that id, or empty when there is none. */
  Optional<Place> place(String name, Network network) {
    return switch (kind) {
      case NODE -> network.node(name).map(node -> new Place(node.type().topic(), name));
      case LANE -> network.lane(name).map(lane -> new Place(SeriesId.LANE, name));
      case BATTERY ->
          BATTERY_ID.matcher(name).matches()
              ? Optional.of(new Place(SeriesId.BATTERY, name))
              : Optional.empty();
      case MARKET -> Optional.of(new Place(SeriesId.MARKET, ""));
    };
  }

  String noun() {
    return kind.name().toLowerCase(java.util.Locale.ROOT);
  }
}
