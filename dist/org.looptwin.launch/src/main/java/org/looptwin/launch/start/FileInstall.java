package org.looptwin.launch.start;

import java.nio.file.Path;
import java.util.Map;
import org.looptwin.launch.Levels;

/**
 * The settings of the bundle that watches a server's {@code conf} folder for settings of components
 * ({@code PID.cfg}). It reads them as framework properties when it starts, and falls back to system
 * properties for what only turns out later. Bundles are not its business: plug-ins are tried first.
 */
final class FileInstall {
  private static final String FOLDER = "felix.fileinstall.dir";
  private static final String SCRATCH = "felix.fileinstall.tmpdir";

  static final Map<String, String> PROPERTIES =
      Map.of(
          "felix.fileinstall.poll", "1000",
          "felix.fileinstall.noInitialDelay", "true",
          "felix.fileinstall.start.level", Integer.toString(Levels.EDGE),
          "felix.fileinstall.filter", ".*\\.(cfg|config)",
          "felix.fileinstall.enableConfigSave", "false",
          "felix.fileinstall.log.level", "2");

  private FileInstall() {}

  /** To be called before the bundle starts: without a folder it would make one where we stand. */
  static void watch(Path folder) {
    System.setProperty(FOLDER, folder.toString());
  }

  /** Without such a folder every start would leave one among the system's temporary ones. */
  static void scratch(Path folder) {
    System.setProperty(SCRATCH, folder.toString());
  }
}
