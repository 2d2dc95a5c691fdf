package org.looptwin.optimise.pareto;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A case with a known answer; each file names its source. */
record Oracle(JsonNode given, JsonNode expected) {
  static Oracle read(String id) {
    try (InputStream in = Oracle.class.getResourceAsStream("/oracles/" + id + ".json")) {
      JsonNode tree = new ObjectMapper().readTree(in);
      return new Oracle(tree.get("given"), tree.get("expected"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static double[] row(JsonNode array) {
    double[] row = new double[array.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] =
          array.get(i).asText().equals("inf") ? Double.POSITIVE_INFINITY : array.get(i).asDouble();
    }
    return row;
  }

  static double[][] table(JsonNode array) {
    List<double[]> rows = new ArrayList<>();
    array.forEach(row -> rows.add(row(row)));
    return rows.toArray(double[][]::new);
  }
}
