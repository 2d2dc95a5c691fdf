package org.looptwin.optimise.highs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CStdoutTest {
  /** Its printf goes by this stream; ours by the file descriptor 1. */
  @Test
  void whatTheLibraryPrintsByItselfGoesNowhere() throws Exception {
    TestHighs.solver();
    int descriptor = CStdout.descriptor();
    assertThat(descriptor).isGreaterThan(2);
    assertThat(Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)))
        .isEqualTo(Path.of("/dev/null"));
    TestHighs.solver();
    assertThat(CStdout.descriptor()).as("opened once").isEqualTo(descriptor);
  }
}
