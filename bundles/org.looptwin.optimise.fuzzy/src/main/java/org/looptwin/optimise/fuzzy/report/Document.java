package org.looptwin.optimise.fuzzy.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.looptwin.optimise.api.fuzzy.Cut;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;
import org.looptwin.optimise.fuzzy.compromise.Payoff;
import org.looptwin.optimise.fuzzy.compromise.Solves;
import org.looptwin.optimise.fuzzy.compromise.Wish;

/** One JSON object under way. Fuzzy numbers are lists of their three or four vertices. */
final class Document {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ObjectNode node;

  Document() {
    this(MAPPER.createObjectNode());
  }

  private Document(ObjectNode node) {
    this.node = node;
  }

  Document put(String key, String value) {
    node.put(key, value);
    return this;
  }

  /** What is no number becomes null. */
  Document put(String key, double value) {
    if (Double.isFinite(value)) {
      node.put(key, clean(value));
    } else {
      node.putNull(key);
    }
    return this;
  }

  Document put(String key, int value) {
    node.put(key, value);
    return this;
  }

  Document put(String key, long value) {
    node.put(key, value);
    return this;
  }

  Document put(String key, boolean value) {
    node.put(key, value);
    return this;
  }

  Document put(String key, FuzzyNumber value) {
    ArrayNode list = node.putArray(key);
    value.vertices().forEach(vertex -> list.add(clean(vertex)));
    return this;
  }

  Document put(String key, Cut value) {
    node.putArray(key).add(clean(value.low())).add(clean(value.high()));
    return this;
  }

  Document put(String key, double[] values) {
    ArrayNode list = node.putArray(key);
    for (double value : values) {
      list.add(clean(value));
    }
    return this;
  }

  Document put(String key, Iterable<String> values) {
    ArrayNode list = node.putArray(key);
    values.forEach(list::add);
    return this;
  }

  Document object(String key) {
    return new Document(node.putObject(key));
  }

  Objects objects(String key) {
    return new Objects(node.putArray(key));
  }

  /** A list of objects under way. */
  static final class Objects {
    private final ArrayNode list;

    private Objects(ArrayNode list) {
      this.list = list;
    }

    Document next() {
      return new Document(list.addObject());
    }
  }

  /** Which compromise was sought. */
  Document wish(Wish wish) {
    put("method", wish.method().label());
    put("phi", wish.phi());
    return put("weights", wish.weights().stream().mapToDouble(Double::doubleValue).toArray());
  }

  Document payoff(Payoff payoff) {
    ArrayNode rows = node.putArray("payoff");
    for (double[] row : payoff.table()) {
      ArrayNode values = rows.addArray();
      for (double value : row) {
        values.add(clean(value));
      }
    }
    return this;
  }

  Document solver(Solves solves) {
    object("solver").put("name", solves.solver().name()).put("version", solves.solver().version());
    put("solves", solves.count());
    return put("seconds", solves.seconds());
  }

  /** Noise of a solver below a millionth is no number. */
  private static double clean(double value) {
    return Math.abs(value) < 1e-9 ? 0 : value;
  }

  String text() {
    return node.toPrettyString();
  }
}
