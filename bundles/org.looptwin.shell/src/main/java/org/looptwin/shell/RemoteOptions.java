package org.looptwin.shell;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options of commands that also work on a running server. */
final class RemoteOptions {
  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Ask this running server, e.g. http://127.0.0.1:8080, instead of a home.")
  private String url;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "With --url: holds the access token, e.g. the home's data/admin-token.")
  private Path tokenFile;

  /** Whether a running server is to be asked. */
  boolean given() {
    if (url == null && tokenFile != null) {
      throw BadInput.of("--token-file %s stands alone, expected --url URL beside it", tokenFile);
    }
    return url != null;
  }

  /** Refuses an option that has no meaning beside {@code --url}. */
  void refuse(String option, Object value) {
    if (value != null) {
      throw BadInput.of("%s cannot be used with --url, expected one of the two", option);
    }
  }

  Remote server() {
    return Remote.of(url, tokenFile);
  }
}
