package org.looptwin.http;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.looptwin.plugin.api.Plugin;
import org.looptwin.plugin.api.PluginState;
import org.looptwin.plugin.api.Plugins;

/**
 * Takes every JAR but those whose name says bad, slow.jar when it may go on; nothing has a version
 * before.
 */
final class FakePlugins implements Plugins {
  private final Map<String, Plugin> plugins = new TreeMap<>();
  final CountDownLatch begun = new CountDownLatch(1);
  final CountDownLatch mayGoOn = new CountDownLatch(1);

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
  public Outcome install(String file, byte[] jar, boolean shadow) {
    if (file.equals("slow.jar")) {
      begun.countDown();
      await(mayGoOn);
    }
    return put(file, shadow);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized Outcome put(String file, boolean shadow) {
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
