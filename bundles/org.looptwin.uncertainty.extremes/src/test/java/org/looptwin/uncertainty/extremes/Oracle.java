package org.looptwin.uncertainty.extremes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;

/** Worked examples from elsewhere; each file names its source. */
final class Oracle {
  private Oracle() {}

  static JsonNode read(String name) throws IOException {
    try (InputStream file = Oracle.class.getResourceAsStream("/oracles/" + name)) {
      return new ObjectMapper().readTree(file);
    }
  }
}
