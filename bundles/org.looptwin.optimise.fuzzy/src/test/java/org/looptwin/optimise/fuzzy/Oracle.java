package org.looptwin.optimise.fuzzy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Published and computed cases with their expected numbers; each file names its source. */
public final class Oracle {
  private Oracle() {}

  public static JsonNode read(String name) {
    try (InputStream in = Oracle.class.getResourceAsStream("/" + name + ".json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static double[] numbers(JsonNode list) {
    double[] numbers = new double[list.size()];
    for (int at = 0; at < numbers.length; at++) {
      numbers[at] = list.get(at).doubleValue();
    }
    return numbers;
  }
}
