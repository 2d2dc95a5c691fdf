package org.looptwin.optimise.highs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CStdoutTest {
  /** Its printf goes by this stream; ours by the file descriptor 1. */
  @Test
  void whatTheLibraryPrintsByItselfGoesNowhere() throws Exception {
    TestHighs.solver();
    int descriptor = new CStdout().descriptor();
    assertThat(descriptor).isGreaterThan(2);
    assertThat(Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)))
        .isEqualTo(Path.of("/dev/null"));
    TestHighs.solver();
    assertThat(new CStdout().descriptor()).as("opened once").isEqualTo(descriptor);
    assertThat(new CStdout().toNowhere()).isTrue();
  }

  @Test
  void aSystemWithoutAStreamOfThisNameIsLeftAsItIs() {
    assertThat(new CStdout(new Without(Set.of("_IO_2_1_stdout_", "stdout"))).toNowhere())
        .as("macOS, Windows")
        .isFalse();
    assertThat(new CStdout(new Without(Set.of("fileno"))).toNowhere()).isFalse();
  }

  /** There a write to it ends the process. */
  @Test
  void aStreamThatMayOnlyBeReadIsNotTouched() {
    Without musl = new Without(Set.of("_IO_2_1_stdout_"));
    assertThat(new CStdout(musl).toNowhere()).isFalse();
    assertThat(musl.stdout.getLong(0)).isZero();
    assertThat(musl.asked).as("not even looked at").isFalse();
  }

  /** A C library that lacks some names, with a stream of its own. */
  private static final class Without implements CStdout.Symbols {
    private final Memory stdout = new Memory(8);
    private final Set<String> lacking;
    private boolean asked;

    Without(Set<String> lacking) {
      this.lacking = lacking;
      stdout.clear();
    }

    @Override
    public Pointer variable(String name) {
      if (lacking.contains(name)) {
        throw new UnsatisfiedLinkError(name);
      }
      asked |= name.equals("stdout");
      return stdout;
    }

    @Override
    public Function function(String name) {
      if (lacking.contains(name)) {
        throw new UnsatisfiedLinkError(name);
      }
      return NativeLibrary.getProcess().getFunction(name);
    }
  }
}
