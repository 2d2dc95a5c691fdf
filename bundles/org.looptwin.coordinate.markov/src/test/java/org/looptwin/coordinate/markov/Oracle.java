package org.looptwin.coordinate.markov;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.ProcessBuilder;

/** Published and independently computed cases; each file names its source. */
public record Oracle(JsonNode given, JsonNode expected) {
  public static Oracle read(String id) {
    try (InputStream in = Oracle.class.getResourceAsStream("/oracles/" + id + ".json")) {
      JsonNode root = new ObjectMapper().readTree(in);
      return new Oracle(root.get("given"), root.get("expected"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static double[] numbers(JsonNode array) {
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.get(i).asDouble();
    }
    return numbers;
  }

  public static double[][] matrix(JsonNode rows) {
    double[][] matrix = new double[rows.size()][];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = numbers(rows.get(i));
    }
    return matrix;
  }

  public double gamma() {
    return given.get("gamma").asDouble();
  }

  /** From {@code P[a][s][next]} and {@code R[s][a]}. */
  public DecisionProcess tables() {
    double[][] r = matrix(given.get("R"));
    ProcessBuilder builder = new ProcessBuilder(r.length, gamma());
    for (int a = 0; a < given.get("P").size(); a++) {
      double[][] p = matrix(given.get("P").get(a));
      for (int s = 0; s < p.length; s++) {
        builder.reward(s, a, r[s][a]);
        for (int to = 0; to < p.length; to++) {
          if (p[s][to] > 0) {
            builder.transition(s, a, to, p[s][to]);
          }
        }
      }
    }
    return builder.build();
  }
}
