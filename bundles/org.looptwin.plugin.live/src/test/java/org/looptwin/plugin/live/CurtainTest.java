package org.looptwin.plugin.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.looptwin.connector.api.Connector;
import org.looptwin.connector.api.Inbox;
import org.looptwin.connector.api.Outbox;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.SolveListener;
import org.looptwin.optimise.api.Solver;
import org.looptwin.plugin.api.Contract;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

class CurtainTest {
  private final Bundle host = bundle("reference:file:org.looptwin.plugin.live.jar");
  private final Bundle loop = bundle("reference:file:org.looptwin.loop.jar");
  private final Bundle plugin = bundle(PluginBundles.location(1, "solver.jar"));
  private final Bundle other = bundle(PluginBundles.location(2, "other.jar"));
  private final Curtain curtain = new Curtain(host);

  @Test
  void whatAPlugInProvidesIsSeenByItselfAndTheHostAlone() {
    ServiceReference<?> solver = service(plugin, Solver.class);

    assertThat(curtain.hidden(solver, loop)).isTrue();
    assertThat(curtain.hidden(solver, other)).isTrue();
    assertThat(curtain.hidden(solver, plugin)).isFalse();
    assertThat(curtain.hidden(solver, host)).isFalse();
    for (Class<?> type :
        List.of(LinearSolver.class, SolveListener.class, Outbox.class, Contract.class)) {
      assertThat(curtain.hidden(service(plugin, type), loop)).as(type.getName()).isTrue();
    }
  }

  @Test
  void guardsAndTheServersOwnServicesAreSeenByAll() {
    for (Bundle viewer : List.of(loop, plugin, other, host)) {
      assertThat(curtain.hidden(service(host, Solver.class), viewer)).isFalse();
      assertThat(curtain.hidden(service(loop, Solver.class), viewer)).isFalse();
    }
    assertThat(curtain.hidden(service(plugin, Runnable.class), loop)).isFalse();
  }

  @Test
  void whatNobodyGuardsIsNamed() {
    assertThat(Kind.refused(Solver.class.getName(), Runnable.class.getName())).isEmpty();
    assertThat(Kind.refused(Connector.class.getName(), Outbox.class.getName()))
        .containsExactly("org.looptwin.connector.api.Outbox");
    assertThat(Kind.refused(SolveListener.class.getName(), Contract.class.getName()))
        .containsExactly(
            "org.looptwin.optimise.api.SolveListener", "org.looptwin.plugin.api.Contract");
  }

  @Test
  void plugInsSeeTheGateAndTheOthersTheInbox() {
    ServiceReference<?> inbox = service(loop, Inbox.class);
    ServiceReference<?> gate = service(host, Inbox.class);

    assertThat(curtain.hidden(inbox, plugin)).isTrue();
    assertThat(curtain.hidden(gate, plugin)).isFalse();
    assertThat(curtain.hidden(inbox, loop)).isFalse();
    assertThat(curtain.hidden(gate, loop)).isTrue();
  }

  @Test
  void whoLooksForSolversFindsNoneOfAPlugIn() {
    ServiceReference<?> builtIn = service(loop, Solver.class);
    List<ServiceReference<?>> found =
        new ArrayList<>(List.of(builtIn, service(plugin, Solver.class)));

    curtain.find(context(loop), Solver.class.getName(), null, false, found);

    assertThat(found).containsExactly(builtIn);
  }

  private static Bundle bundle(String location) {
    return fake(Bundle.class, Map.of("getLocation", location));
  }

  private static BundleContext context(Bundle bundle) {
    return fake(BundleContext.class, Map.of("getBundle", bundle));
  }

  private static ServiceReference<?> service(Bundle provider, Class<?> type) {
    return (ServiceReference<?>)
        Proxy.newProxyInstance(
            CurtainTest.class.getClassLoader(),
            new Class<?>[] {ServiceReference.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getBundle" -> provider;
                  case "getProperty" ->
                      Constants.OBJECTCLASS.equals(arguments[0])
                          ? new String[] {type.getName()}
                          : null;
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == arguments[0];
                  default -> type.getSimpleName();
                });
  }

  private static <T> T fake(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            CurtainTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == arguments[0];
                  case "toString" -> type.getSimpleName() + answers;
                  default -> answers.get(method.getName());
                }));
  }
}
