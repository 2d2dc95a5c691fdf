package org.looptwin.plugin.live;

import org.osgi.framework.Bundle;

/** How plug-ins' bundles are told from the server's own: by where they say they come from. */
final class PluginBundles {
  private static final String SCHEME = "looptwin-plugin:";

  private PluginBundles() {}

  /** A location no other bundle has, so that two versions of a plug-in can be there at once. */
  static String location(long number, String file) {
    return SCHEME + number + ":" + file;
  }

  static boolean includes(Bundle bundle) {
    return bundle != null && bundle.getLocation().startsWith(SCHEME);
  }
}
