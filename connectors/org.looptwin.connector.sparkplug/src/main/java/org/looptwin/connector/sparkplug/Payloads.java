package org.looptwin.connector.sparkplug;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.looptwin.connector.api.Refusal;

/** Reads payloads, also compressed ones, as the reference implementations make them. */
final class Payloads {
  /** Longest payload in bytes, unpacked. */
  static final int LONGEST = 1 << 20;

  private static final String COMPRESSED = "SPBV1.0_COMPRESSED";

  Payload read(byte[] bytes) throws Unreadable {
    Payload payload = parse(bytes);
    return payload.getUuid().equals(COMPRESSED) ? parse(unpack(payload)) : payload;
  }

  private static Payload parse(byte[] bytes) throws Unreadable {
    if (bytes.length > LONGEST) {
      throw new Unreadable(
          Refusal.TOO_LARGE, "The payload has %d bytes, more than %d.", bytes.length, LONGEST);
    }
    try {
      return Payload.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new Unreadable(
          Refusal.MALFORMED, "The payload is no Sparkplug B payload: %s", e.getMessage());
    }
  }

  private static byte[] unpack(Payload packed) throws Unreadable {
    String algorithm =
        packed.getMetricsList().stream()
            .filter(metric -> metric.getName().equals("algorithm"))
            .map(metric -> metric.getStringValue().toUpperCase(Locale.ROOT))
            .findFirst()
            .orElse("DEFLATE");
    try (InputStream in = stream(algorithm, packed.getBody().toByteArray())) {
      return in.readNBytes(LONGEST + 1);
    } catch (IOException e) {
      throw new Unreadable(
          Refusal.MALFORMED, "The payload cannot be unpacked by %s: %s", algorithm, e.getMessage());
    }
  }

  private static InputStream stream(String algorithm, byte[] body) throws IOException, Unreadable {
    InputStream bytes = new ByteArrayInputStream(body);
    return switch (algorithm) {
      case "DEFLATE" -> new InflaterInputStream(bytes);
      case "GZIP" -> new GZIPInputStream(bytes);
      default ->
          throw new Unreadable(
              Refusal.MALFORMED,
              "The payload is compressed by %s; expected DEFLATE or GZIP.",
              algorithm);
    };
  }
}
