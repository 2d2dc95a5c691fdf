package org.looptwin.shell;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.looptwin.model.json.ModelJson;
import org.looptwin.model.plan.Plan;

/** A {@code plan.json} that was written before. */
final class PlanDocument {
  private PlanDocument() {}

  /**
   * @param option that names the file
   */
  static Plan read(String option, Path file) {
    if (!Files.isRegularFile(file)) {
      throw BadInput.of("%s %s does not exist, expected a plan.json", option, file);
    }
    try {
      return new ModelJson().plan(new ObjectMapper().readTree(Files.readString(file)));
    } catch (IOException | IllegalArgumentException | NullPointerException e) {
      throw BadInput.of(
          "%s:1: is no plan: %s, expected a plan.json of 'looptwin plan --out'",
          file, e.getMessage());
    }
  }
}
