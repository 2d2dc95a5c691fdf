package org.looptwin.model.json;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Which files a case folder consists of, and a name for what stands in them. */
public final class CaseDigest {
  private static final int BYTES = 16;

  private CaseDigest() {}

  /**
   * The CSV and JSON files right in the folder, by name; other files (notes, hidden ones, folders)
   * are none of the case.
   */
  public static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(CaseDigest::ofCase).filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static boolean ofCase(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".") && (name.endsWith(".csv") || name.endsWith(".json"));
  }

  /**
   * A digest of names and contents: equal contents, equal digest, whenever and wherever they were
   * written.
   *
   * @return the first 16 bytes of a SHA-256, 32 hexadecimal digits
   */
  public static String of(Path folder) throws IOException {
    MessageDigest digest = sha256();
    for (Path file : files(folder)) {
      byte[] name = file.getFileName().toString().getBytes(StandardCharsets.UTF_8);
      byte[] content = Files.readAllBytes(file);
      digest.update(ByteBuffer.allocate(12).putInt(name.length).putLong(content.length).flip());
      digest.update(name);
      digest.update(content);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
