package org.looptwin.runtime.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchRuntimeTest {
  @Test
  void whereThereIsNoLibraryItSaysSoAndLoadsNothing() {
    TorchRuntime runtime = new TorchRuntime(NativeLibrary.of("plan9-vax"));
    assertThat(runtime.missing())
        .isEqualTo("there is no PyTorch for plan9-vax in this distribution");
    assertThatThrownBy(runtime::engine).hasMessage(runtime.missing());
  }

  @Test
  void loadsPyTorchOnFirstUseAndCountsWithOneThread() throws Exception {
    TorchRuntime runtime = new TorchRuntime();
    assertThat(runtime.missing()).isEmpty();
    Engine engine = runtime.engine();
    assertThat(engine.getVersion()).startsWith("2.7.1");
    assertThat(runtime.engine()).isSameAs(engine);
    try (NDManager manager = engine.newBaseManager()) {
      assertThat(manager.create(new float[] {1, 2, 4}).sum().getFloat()).isEqualTo(7);
    }
    assertThat(System.getProperty("ai.djl.pytorch.num_threads")).isEqualTo("1");
    assertThat(System.getProperty("ai.djl.offline")).isEqualTo("true");
  }

  @Test
  void whatAKilledProcessLeftHalfUnpackedIsDeleted(@TempDir Path cache) throws IOException {
    Path half = Files.createDirectories(cache.resolve("pytorch").resolve("half-123"));
    Files.writeString(half.resolve("libtorch_cpu.so"), "half");
    NativeLibrary.here().unpackTo(cache);
    try (var unpacked = Files.list(cache.resolve("pytorch"))) {
      assertThat(unpacked.map(path -> path.getFileName().toString()))
          .singleElement()
          .asString()
          .matches("2\\.7\\.1-.*-cpu-linux-x86_64");
    }
  }
}
