package org.looptwin.http.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.looptwin.plugin.api.Plugin;

/** A plug-in as JSON. */
public final class PluginJson {
  private PluginJson() {}

  public static ObjectNode tree(Plugin plugin) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("name", plugin.name()).put("version", plugin.version()).put("file", plugin.file());
    tree.put("state", plugin.state().name()).put("because", plugin.because());
    tree.put("since", plugin.since().toString());
    ArrayNode services = tree.putArray("services");
    for (Plugin.Service service : plugin.services()) {
      services
          .addObject()
          .put("kind", service.kind())
          .put("name", service.name())
          .put("calls", service.calls())
          .put("failures", service.failures())
          .put("longestMs", service.longestMs())
          .put("shadow", service.shadow());
    }
    return tree;
  }
}
