package org.looptwin.plugin.live;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.looptwin.connector.api.Inbox;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.service.ListenerHook.ListenerInfo;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Keeps whatever plug-ins provide under a name of the server's from everybody but the plug-in
 * itself and this bundle, which puts a guard in front of what it knows; and the server's inbox from
 * plug-ins, which get a gate instead.
 *
 * <p><b>Threads:</b> any.
 */
@Component(
    service = {Curtain.class, FindHook.class, EventListenerHook.class},
    immediate = true)
public final class Curtain implements FindHook, EventListenerHook {
  private final Bundle own;

  @Activate
  public Curtain(BundleContext context) {
    this(context.getBundle());
  }

  Curtain(Bundle own) {
    this.own = own;
  }

  @Override
  public void find(
      BundleContext context,
      String name,
      String filter,
      boolean allServices,
      Collection<ServiceReference<?>> references) {
    Bundle viewer = context.getBundle();
    references.removeIf(reference -> hidden(reference, viewer));
  }

  @Override
  public void event(ServiceEvent event, Map<BundleContext, Collection<ListenerInfo>> listeners) {
    ServiceReference<?> reference = event.getServiceReference();
    for (BundleContext context : List.copyOf(listeners.keySet())) {
      if (hidden(reference, context.getBundle())) {
        listeners.remove(context);
      }
    }
  }

  /** Whether a bundle must not see a service. */
  boolean hidden(ServiceReference<?> reference, Bundle viewer) {
    Bundle provider = reference.getBundle();
    if (viewer.equals(own) || viewer.equals(provider)) {
      return false;
    }
    Collection<String> names = List.of((String[]) reference.getProperty(Constants.OBJECTCLASS));
    if (names.contains(Inbox.class.getName())) {
      return PluginBundles.includes(viewer) == !own.equals(provider);
    }
    return PluginBundles.includes(provider) && names.stream().anyMatch(Kind::guarded);
  }
}
