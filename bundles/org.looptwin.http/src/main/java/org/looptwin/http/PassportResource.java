package org.looptwin.http;

import org.looptwin.http.backend.Backend;
import org.looptwin.http.wire.Refusal;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;
import org.looptwin.model.json.MetricCatalogueFile;
import org.looptwin.model.json.ModelJson;
import org.looptwin.model.telemetry.MetricCatalogue;

/** What the twin can put into a battery's passport, and what others have to. */
final class PassportResource {
  private final Backend backend;
  private final ModelJson json = new ModelJson();
  private final MetricCatalogue catalogue = MetricCatalogueFile.standard();

  PassportResource(Backend backend) {
    this.backend = backend;
  }

  Reply passport(Request request) {
    String id = request.path("batteryId");
    return json.passport(
            id,
            backend.needTwin().snapshot(),
            backend.needCase(),
            catalogue,
            backend.clock().instant())
        .map(Reply::json)
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "No pack '%s' has ever been heard of, so there is nothing to put into its passport. A first reading of battery/%s/soh (or soc, cycles, temp_max, r_increase, neg_event) begins it; GET /api/v1/twin lists those known under 'batteries'.",
                    id, id));
  }
}
