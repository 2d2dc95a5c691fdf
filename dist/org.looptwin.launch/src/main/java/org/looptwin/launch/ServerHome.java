package org.looptwin.launch;

import java.nio.file.Path;

/**
 * Tells the launcher where a server keeps its things; offered as a service by the launcher. To be
 * called once, before the start levels go above {@link Levels#PROVIDERS}.
 */
public interface ServerHome {
  /**
   * From now on the log is written to {@code logs/looptwin.log}, beginning with what was logged so
   * far, and settings of components are read from {@code conf/PID.cfg} as they change.
   *
   * @param home an existing, writable folder
   */
  void use(Path home);
}
