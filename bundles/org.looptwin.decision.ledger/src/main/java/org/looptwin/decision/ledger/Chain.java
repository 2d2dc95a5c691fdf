package org.looptwin.decision.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How one line is bound to the line before. */
final class Chain {
  /** The hash before the first line. */
  static final String START = "0".repeat(64);

  /** Differ between a run and its repetition; not hashed, at any depth. */
  static final Set<String> WALL_CLOCK = Set.of("at", "seconds", "ms", "createdAt", "receivedAt");

  private Chain() {}

  /** SHA-256, in lower-case hex, over the canonical JSON of the line less wall clock and hash. */
  static String hash(Map<String, Object> line) {
    Map<String, Object> hashed = new TreeMap<>(line);
    hashed.remove("hash");
    String json = CanonicalJson.write(timeless(hashed));
    return HexFormat.of().formatHex(sha256().digest(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static Object timeless(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> kept = new TreeMap<>();
      map.forEach(
          (key, inside) -> {
            if (!WALL_CLOCK.contains((String) key)) {
              kept.put((String) key, timeless(inside));
            }
          });
      return kept;
    }
    if (value instanceof List<?> list) {
      List<Object> kept = new ArrayList<>(list.size());
      list.forEach(inside -> kept.add(timeless(inside)));
      return kept;
    }
    return value;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256, which every Java must have.", e);
    }
  }
}
