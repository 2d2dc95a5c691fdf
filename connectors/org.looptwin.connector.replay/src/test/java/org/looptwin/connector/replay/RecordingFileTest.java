package org.looptwin.connector.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.connector.api.Replay.TimedMessage;

class RecordingFileTest {
  @TempDir Path folder;

  @Test
  void objectsAndTextsAreReadAsPayloads() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("a.jsonl"),
            """
            {"at":"2025-01-01T00:00:00Z","topic":"market/gpr","payload":{"v":1}}

            {"at":"2025-01-01T00:00:01Z","topic":"market/gpr","payload":"{\\"v\\":"}
            """);
    try (Stream<TimedMessage> messages = new ReplayService().recording(file)) {
      assertThat(messages)
          .containsExactly(
              new TimedMessage(Instant.parse("2025-01-01T00:00:00Z"), "market/gpr", "{\"v\":1}"),
              new TimedMessage(Instant.parse("2025-01-01T00:00:01Z"), "market/gpr", "{\"v\":"));
    }
  }

  @Test
  void aLineThatIsNoneIsNamedByFileAndLine() throws Exception {
    for (String bad :
        new String[] {"nonsense", "{\"at\":\"yesterday\",\"topic\":\"a\",\"payload\":1}", "{}"}) {
      Path file =
          Files.writeString(
              folder.resolve("b.jsonl"),
              "{\"at\":\"2025-01-01T00:00:00Z\",\"topic\":\"a/b\",\"payload\":1}\n" + bad + "\n");
      try (Stream<TimedMessage> messages = new ReplayService().recording(file)) {
        assertThatThrownBy(messages::toList)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("b.jsonl:2: ")
            .hasMessageContaining("expected");
      }
    }
  }
}
