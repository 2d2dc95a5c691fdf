package org.looptwin.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarTest {
  private static final String LONG = "cases/" + "über-".repeat(40) + "network/nodes.csv";

  @TempDir Path folder;

  private static byte[] written(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarWriter tar = new TarWriter(bytes, 1_700_000_000)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
        tar.add(file.getKey(), 0640, content.length, new ByteArrayInputStream(content));
      }
    }
    return bytes.toByteArray();
  }

  private static Map<String, String> read(byte[] archive) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    try (TarReader tar = new TarReader(new ByteArrayInputStream(archive))) {
      for (TarReader.Entry entry = tar.next(); entry != null; entry = tar.next()) {
        byte[] content = tar.content().readAllBytes();
        assertThat(content).hasSize((int) entry.size());
        files.put(entry.name(), new String(content, StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  private static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("data/journal.db", "x".repeat(513));
    files.put("empty", "");
    files.put(LONG, "id,type\n");
    files.put("block", "y".repeat(512));
    return files;
  }

  @Test
  void readsWhatItWrote() throws Exception {
    assertThat(read(written(files()))).containsExactlyEntriesOf(files());
  }

  @Test
  void theSystemsTarReadsIt() throws Exception {
    Path archive = Files.write(folder.resolve("a.tar"), written(files()));
    Process tar =
        new ProcessBuilder("tar", "-xf", archive.toString(), "-C", folder.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(tar.waitFor()).as(said).isZero();
    for (Map.Entry<String, String> file : files().entrySet()) {
      assertThat(folder.resolve(file.getKey())).hasContent(file.getValue());
    }
    assertThat(Modes.of(folder.resolve("block"))).isEqualTo("rw-r-----");
  }

  @Test
  void readsWhatTheSystemsTarWrote() throws Exception {
    for (Map.Entry<String, String> file : files().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    for (String format : List.of("gnu", "pax")) {
      byte[] archive = systemsTar("--format=" + format, "data", "cases", "empty", "block");
      assertThat(read(archive)).as(format).containsExactlyInAnyOrderEntriesOf(files());
    }
  }

  /** Only its header is written: 9 GB, and the name too long. */
  @Test
  void tellsTheSizeOfAFileOfMoreThanEightGigabytes() throws Exception {
    long size = 9_000_000_001L;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertThatThrownBy(
            () ->
                new TarWriter(bytes, 0)
                    .add(LONG, 0600, size, new ByteArrayInputStream(new byte[9])))
        .hasMessage(LONG + " became shorter while it was copied");
    TarReader tar = new TarReader(new ByteArrayInputStream(bytes.toByteArray()));
    assertThat(tar.next()).isEqualTo(new TarReader.Entry(LONG, 0600, size));
  }

  @Test
  void saysThatAFileIsCutOff() throws Exception {
    byte[] whole = written(files());
    for (int length : new int[] {513, 700, 1024, 1535}) {
      assertThatThrownBy(() -> read(Arrays.copyOf(whole, length)))
          .as("%d bytes", length)
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void refusesAHeaderWithAnyByteChanged() throws Exception {
    byte[] whole = written(files());
    for (int at = 0; at < 512; at++) {
      byte[] archive = whole.clone();
      archive[at] ^= 1;
      assertThatThrownBy(() -> read(archive)).as("byte %d", at).isInstanceOf(IOException.class);
    }
    whole[3] ^= 1;
    assertThatThrownBy(() -> read(whole)).hasMessage("its header is damaged");
  }

  @Test
  void refusesLinksByTheirName() throws Exception {
    Files.writeString(folder.resolve("one"), "1");
    Files.createSymbolicLink(folder.resolve("soft"), Path.of("one"));
    Files.createLink(folder.resolve("hard"), folder.resolve("one"));
    byte[] soft = systemsTar("soft");
    assertThatThrownBy(() -> read(soft)).hasMessage("soft is no plain file");
    byte[] hard = systemsTar("one", "hard");
    assertThatThrownBy(() -> read(hard)).hasMessage("hard is no plain file");
  }

  private byte[] systemsTar(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("tar", "-cf", "system.tar"));
    command.addAll(List.of(arguments));
    Process tar = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    assertThat(tar.waitFor()).isZero();
    return Files.readAllBytes(folder.resolve("system.tar"));
  }
}
