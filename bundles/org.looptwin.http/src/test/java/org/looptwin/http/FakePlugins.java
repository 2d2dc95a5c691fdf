package org.looptwin.http;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.looptwin.plugin.api.Plugin;
import org.looptwin.plugin.api.PluginState;
import org.looptwin.plugin.api.Plugins;

/** Takes every JAR but those whose name says bad; nothing has a version before. */
final class FakePlugins implements Plugins {
  private final Map<String, Plugin> plugins = new TreeMap<>();

  private static Plugin plugin(String name, PluginState state) {
    return new Plugin(
        name,
        "1.0.0",
        name + ".jar",
        state,
        "",
        FakeTwin.NOW,
        List.of(new Plugin.Service("solver", name, 3, 1, 12.5, "")));
  }

  @Override
  public synchronized List<Plugin> all() {
    return List.copyOf(plugins.values());
  }

  @Override
  public synchronized Outcome install(String file, byte[] jar, boolean shadow) {
    String name = file.replace(".jar", "");
    if (name.contains("bad")) {
      return new Outcome(false, null, "The manifest has no Bundle-SymbolicName.");
    }
    plugins.put(name, plugin(name, shadow ? PluginState.SHADOW : PluginState.ACTIVE));
    return new Outcome(true, plugins.get(name), "");
  }

  @Override
  public synchronized Outcome remove(String name) {
    plugins.remove(name);
    return new Outcome(true, null, "");
  }

  @Override
  public synchronized Outcome promote(String name) {
    if (plugins.get(name).state() == PluginState.ACTIVE) {
      return new Outcome(false, plugins.get(name), name + " is in use already.");
    }
    plugins.put(name, plugin(name, PluginState.ACTIVE));
    return new Outcome(true, plugins.get(name), "");
  }

  @Override
  public synchronized Outcome rollBack(String name) {
    plugins.put(name, plugin(name, PluginState.SHADOW));
    return new Outcome(true, plugins.get(name), "");
  }
}
