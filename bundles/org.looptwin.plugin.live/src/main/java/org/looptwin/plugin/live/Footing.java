package org.looptwin.plugin.live;

import java.util.Arrays;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/**
 * Whether the server stands: neither on its way up nor on its way down. On both ways services come
 * and go that plug-ins want, which is no fault of theirs.
 *
 * <p><b>Threads:</b> any.
 */
final class Footing {
  private final BundleContext context;
  private final int top;
  private volatile boolean closing;

  /**
   * @param top the start level of a server that is up
   */
  Footing(BundleContext context, int top) {
    this.context = context;
    this.top = top;
  }

  /** From now on nothing is firm. */
  void close() {
    closing = true;
  }

  boolean firm() {
    try {
      return !closing && up() && Arrays.stream(context.getBundles()).noneMatch(Footing::leaving);
    } catch (IllegalStateException e) { // this bundle itself has stopped
      return false;
    }
  }

  private boolean up() {
    Bundle framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
    return framework.getState() == Bundle.ACTIVE
        && framework.adapt(FrameworkStartLevel.class).getStartLevel() >= top;
  }

  /** A level sinks bundle by bundle; it is told when all of them are down. */
  private static boolean leaving(Bundle bundle) {
    return bundle.getState() == Bundle.STOPPING && !PluginBundles.includes(bundle);
  }
}
