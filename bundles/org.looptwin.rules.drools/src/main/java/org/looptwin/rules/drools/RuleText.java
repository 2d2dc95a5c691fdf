package org.looptwin.rules.drools;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.looptwin.rules.api.RuleFile;

/** Makes rule files and their versions. */
final class RuleText {
  private RuleText() {}

  static RuleFile file(String pack, String name, String drl) {
    return new RuleFile(pack, name, hash(drl), drl);
  }

  /** The version of a set: equal files in equal order have equal versions. */
  static String version(List<RuleFile> files) {
    StringBuilder all = new StringBuilder();
    for (RuleFile file : files) {
      all.append(file.pack()).append('/').append(file.name());
      all.append(' ').append(file.version()).append('\n');
    }
    return hash(all.toString());
  }

  /** The first twelve hex digits of the SHA-256 of the text in UTF-8. */
  static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
