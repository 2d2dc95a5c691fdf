package org.looptwin.optimise.milp.robust;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.highs.HighsSolver;

/** Cases with known answers, each file naming its source; and a solver to reach them with. */
final class Oracle {
  static final LinearSolver HIGHS = highs();
  static final Budget EXACT = new Budget(Duration.ofMinutes(1), 1e-9, 1);
  static final double FREE = Double.POSITIVE_INFINITY;

  private Oracle() {}

  static JsonNode read(String name) {
    try (InputStream in = Oracle.class.getResourceAsStream("/oracles/" + name + ".json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static double[] numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  static LinearAnswer solve(LinearModel.Builder builder) {
    return HIGHS.solve(builder.build(), EXACT, Watch.NONE);
  }

  private static LinearSolver highs() {
    try {
      return HighsSolver.unpackedTo(Path.of("target/highs"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
