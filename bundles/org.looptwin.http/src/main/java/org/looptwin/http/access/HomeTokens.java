package org.looptwin.http.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.looptwin.model.home.Home;

/** The administrator's token of a home, and those of its {@code conf/tokens.properties}. */
public final class HomeTokens implements Tokens {
  private static final Caller ADMIN = new Caller("admin", Role.ADMIN);
  private final byte[] adminHash;
  private final TokenFile file;

  /**
   * Creates the administrator's token when there is none.
   *
   * @throws IOException when it can neither be read nor written
   */
  public HomeTokens(Home home) throws IOException {
    this.adminHash = sha256(AdminToken.of(home.data().resolve("admin-token")));
    this.file = new TokenFile(home.conf().resolve("tokens.properties"));
  }

  @Override
  public Optional<Caller> find(String token) {
    byte[] hash = sha256(token);
    Caller found = MessageDigest.isEqual(hash, adminHash) ? ADMIN : null;
    for (TokenFile.Entry entry : file.entries()) {
      boolean equal = MessageDigest.isEqual(hash, entry.hash());
      found = equal && found == null ? entry.caller() : found;
    }
    return Optional.ofNullable(found);
  }

  static byte[] sha256(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
