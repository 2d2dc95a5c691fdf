package org.looptwin.coordinate.markov.actors;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.api.UnreadableException;
import org.looptwin.coordinate.markov.files.JsonFiles;

/** The reference case's five actors. */
public final class Given {
  private Given() {}

  public static LoopData loop() {
    try {
      return new JsonFiles()
          .read(Path.of(Given.class.getResource("/mdp_study_d.json").toURI()))
          .loop();
    } catch (IOException | UnreadableException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
