package org.looptwin.rules.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One DRL file.
 *
 * @param pack e.g. {@code rules.disruption}; {@code home} for files of the home folder
 * @param name file name, e.g. {@code supplier.drl}
 * @param version the first twelve hex digits of the SHA-256 of the text
 */
public record RuleFile(String pack, String name, String version, String drl) {
  /** A file with the version that its text has. */
  public static RuleFile of(String pack, String name, String drl) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(drl.getBytes(StandardCharsets.UTF_8));
      return new RuleFile(pack, name, HexFormat.of().formatHex(hash, 0, 6), drl);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
