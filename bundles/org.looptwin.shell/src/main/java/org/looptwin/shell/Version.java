package org.looptwin.shell;

import org.osgi.framework.Bundle;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says: the version, the commit it was built from, the Java it runs on. */
final class Version implements IVersionProvider {
  private final Bundle bundle;

  Version(Bundle bundle) {
    this.bundle = bundle;
  }

  @Override
  public String[] getVersion() {
    String commit = header("Looptwin-Commit");
    return new String[] {
      "looptwin %s (%sJava %s)"
          .formatted(
              header("Looptwin-Version"),
              commit.isBlank() ? "" : "commit " + commit.strip() + ", ",
              Runtime.version())
    };
  }

  /** Without a commit, e.g. {@code 0.1.0-SNAPSHOT}. */
  static String of(Bundle bundle) {
    return new Version(bundle).header("Looptwin-Version");
  }

  private String header(String key) {
    String value = bundle.getHeaders("").get(key);
    return value == null ? "" : value;
  }
}
