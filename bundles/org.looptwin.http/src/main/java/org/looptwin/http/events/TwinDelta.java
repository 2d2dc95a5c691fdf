package org.looptwin.http.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.looptwin.http.backend.Backend;
import org.looptwin.model.json.MetricCatalogueFile;
import org.looptwin.model.json.ModelJson;
import org.looptwin.model.network.Network;
import org.looptwin.model.telemetry.MetricCatalogue;
import org.looptwin.model.twin.Signal;
import org.looptwin.model.twin.TwinSnapshot;

/**
 * What of the twin has changed since a journal offset. Every signal knows the offset it came from
 * and the twin is a function of the journal, so the newest snapshot holds all that a client who has
 * been away needs, however long it was away.
 */
final class TwinDelta {
  private final Backend backend;
  private final ModelJson json = new ModelJson();
  private final MetricCatalogue catalogue = MetricCatalogueFile.standard();

  TwinDelta(Backend backend) {
    this.backend = backend;
  }

  /** The twin's form, with the signals only whose newest reading came after that offset. */
  Event since(long offset, TwinSnapshot now) {
    List<Signal> changed =
        now.signals().stream().filter(signal -> signal.offset() > offset).toList();
    TwinSnapshot part =
        TwinSnapshot.restored(now.network(), now.revision(), now.eventTime(), changed);
    Set<String> sites =
        changed.stream().map(signal -> signal.series().entity()).collect(Collectors.toSet());
    Network network =
        backend
            .reference()
            .map(reference -> reference.extended().restrictedTo(sites))
            .orElseGet(() -> new Network(now.network(), List.of(), List.of()));
    Instant time = backend.clock().instant();
    ObjectNode tree = json.tree(part, network, catalogue, time);
    return new Event("twin", tree.put("since", offset).put("now", time.toString()));
  }
}
