package org.looptwin.plugin.live;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.felix.framework.FrameworkFactory;
import org.looptwin.model.home.Home;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** A home whose plug-ins run in a real framework; the test's thread is the worker. */
final class RunningHome implements AutoCloseable {
  final Path root;
  final Footing footing;
  final PluginFolders folders;
  final Trials trials;
  final Household household;
  final Orders orders;
  final Queue<Runnable> later = new ArrayDeque<>();
  private final Framework framework;
  private final InboxGates gates;
  private final Retirement retirement;

  RunningHome(Path root) throws Exception {
    this.root = root;
    framework =
        new FrameworkFactory()
            .newFramework(
                Map.of(
                    Constants.FRAMEWORK_STORAGE,
                    Files.createTempDirectory(root, "cache").toString(),
                    // As in the server: who leaves may not be gone yet when it comes back.
                    Constants.FRAMEWORK_BSNVERSION,
                    Constants.FRAMEWORK_BSNVERSION_MULTIPLE,
                    Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                    "org.looptwin.forecast.api,org.looptwin.model.forecast"));
    framework.start();
    BundleContext context = framework.getBundleContext();
    trials = new Trials(context, new Curtain(context), noComponents());
    gates = new InboxGates(context);
    folders = new PluginFolders(new Home(root));
    folders.create();
    retirement = new Retirement(trials.installer(), gates);
    footing = new Footing(context, 1);
    Clock clock = Clock.systemUTC();
    household =
        new Household(
            Parts.of(
                trials,
                new Members(
                    gates,
                    new Seats(context, () -> null),
                    new Shadows(context, () -> null, folders.comparisons(), clock),
                    folders,
                    retirement),
                folders,
                clock,
                footing,
                new Passed(folders.memory().resolve("passed"), "1")),
            later::add);
    orders = new Orders(household, folders);
    household.recall();
  }

  private static ServiceComponentRuntime noComponents() {
    return (ServiceComponentRuntime)
        Proxy.newProxyInstance(
            RunningHome.class.getClassLoader(),
            new Class<?>[] {ServiceComponentRuntime.class},
            (proxy, method, arguments) ->
                method.getReturnType() == Collection.class ? List.of() : null);
  }

  BundleContext context() {
    return framework.getBundleContext();
  }

  void startLevel(int level) {
    framework.adapt(FrameworkStartLevel.class).setStartLevel(level);
  }

  Path drop(String file, byte[] jar) throws IOException {
    return Files.write(folders.inUse().resolve(file), jar);
  }

  /** As often as it takes for a file that stands still. */
  void follow() throws IOException {
    household.follow();
    household.follow();
  }

  /** Names, versions and states of all plug-ins. */
  List<String> plugins() {
    return household.all().stream()
        .map(p -> "%s %s %s".formatted(p.name(), p.version(), p.state()))
        .toList();
  }

  @Override
  public void close() throws Exception {
    household.members().close();
    retirement.close();
    gates.close();
    framework.stop();
    framework.waitForStop(60_000);
  }
}
