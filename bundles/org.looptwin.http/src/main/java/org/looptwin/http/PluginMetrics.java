package org.looptwin.http;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.looptwin.plugin.api.Plugin;
import org.looptwin.plugin.api.PluginState;

/** Plug-ins and the calls made to them. */
final class PluginMetrics {
  private PluginMetrics() {}

  static void write(Exposition page, List<Plugin> plugins) {
    page.family("looptwin_plugins", "gauge", "Plug-ins by what they are doing.");
    for (PluginState state : PluginState.values()) {
      long count = plugins.stream().filter(plugin -> plugin.state() == state).count();
      page.sample("looptwin_plugins", count, "state", state.name());
    }
    each(
        page,
        plugins,
        "looptwin_plugin_calls_total",
        "counter",
        "Calls made to a plug-in's service.",
        Plugin.Service::calls);
    each(
        page,
        plugins,
        "looptwin_plugin_failures_total",
        "counter",
        "Calls that threw, were late, or gave an answer that did not hold.",
        Plugin.Service::failures);
    each(
        page,
        plugins,
        "looptwin_plugin_longest_call_seconds",
        "gauge",
        "The longest call to a plug-in's service.",
        service -> service.longestMs() / 1e3);
  }

  private static void each(
      Exposition page,
      List<Plugin> plugins,
      String name,
      String type,
      String help,
      ToDoubleFunction<Plugin.Service> figure) {
    page.family(name, type, help);
    Set<String> seen = new HashSet<>();
    for (Plugin plugin : plugins) {
      for (Plugin.Service service : plugin.services()) {
        if (seen.add(plugin.name() + " " + service.kind() + " " + service.name())) {
          page.sample(
              name,
              figure.applyAsDouble(service),
              "plugin",
              plugin.name(),
              "kind",
              service.kind(),
              "service",
              service.name());
        }
      }
    }
  }
}
