package org.looptwin.shell;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.json.ModelJson;

/** {@code looptwin check} on a running server: the findings on its plan and its twin. */
final class RemoteCheck {
  private final Remote server;

  RemoteCheck(Remote server) {
    this.server = server;
  }

  /**
   * @param pack null for all
   */
  List<Finding> findings(String pack) {
    ModelJson json = new ModelJson();
    List<Finding> all =
        StreamSupport.stream(server.get("/compliance").path("findings").spliterator(), false)
            .map((JsonNode finding) -> json.finding(finding))
            .toList();
    List<Finding> found =
        all.stream().filter(finding -> pack == null || finding.policy().equals(pack)).toList();
    if (pack != null && found.isEmpty()) {
      throw BadInput.of(
          "--pack is '%s', expected one of %s",
          pack, String.join(", ", all.stream().map(Finding::policy).distinct().sorted().toList()));
    }
    return found;
  }
}
