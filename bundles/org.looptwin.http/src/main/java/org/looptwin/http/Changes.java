package org.looptwin.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.looptwin.model.decision.Change;

/** The difference of two plans as JSON. */
final class Changes {
  private Changes() {}

  static void put(ObjectNode tree, List<Change> changes, List<String> sentences) {
    ArrayNode list = tree.putArray("changes");
    for (Change change : changes) {
      list.addObject()
          .put("what", change.what())
          .put("from", change.from())
          .put("to", change.to())
          .put("unit", change.unit());
    }
    sentences.forEach(tree.putArray("sentences")::add);
  }
}
