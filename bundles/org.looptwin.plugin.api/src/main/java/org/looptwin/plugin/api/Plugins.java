package org.looptwin.plugin.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The plug-ins of a running server. What is in the home's {@code plugins/} is in use, what is in
 * {@code plugins/shadow/} runs in the shadow; these calls move files there and wait until the
 * server has followed.
 */
@ProviderType
public interface Plugins {
  /** All of them by name; rejected ones last, newest first. */
  List<Plugin> all();

  /**
   * Verifies a JAR and takes it into use, or into the shadow. A plug-in of the same symbolic name
   * is replaced without a failed call; a rejected one leaves everything as it was.
   *
   * @param file name ending in {@code .jar}, without a folder
   * @param jar the bundle
   * @param shadow solvers and forecasters only
   */
  Outcome install(String file, byte[] jar, boolean shadow);

  /** Stops a plug-in and deletes its file; whoever was there before answers again. */
  Outcome remove(String name);

  /** From the shadow into use. */
  Outcome promote(String name);

  /** Back to the version that was in use before; from use into the shadow where there is none. */
  Outcome rollBack(String name);

  /**
   * How it went.
   *
   * @param plugin as it is now; null when there is none of this name
   * @param because what is wrong, with the remedy; "" when done
   */
  record Outcome(boolean done, Plugin plugin, String because) {}
}
