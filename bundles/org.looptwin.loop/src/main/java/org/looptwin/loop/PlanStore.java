package org.looptwin.loop;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.looptwin.model.json.ModelJson;
import org.looptwin.model.plan.Plan;

/** Plans by id, one JSON file each, written before the ledger refers to them. */
final class PlanStore {
  private static final int KEPT_IN_MEMORY = 12;

  private final Path folder;
  private final ObjectMapper mapper = new ObjectMapper();
  private final ModelJson json = new ModelJson();
  private final Map<String, Plan> recent =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Plan> eldest) {
          return size() > KEPT_IN_MEMORY;
        }
      };

  PlanStore(Path folder) {
    this.folder = folder;
  }

  /**
   * @throws IllegalArgumentException when the id could not be read back
   */
  synchronized void put(Plan plan) {
    if (!readable(plan.id())) {
      throw new IllegalArgumentException(
          "A plan's id is '%s', expected letters, digits and '-'.".formatted(plan.id()));
    }
    try {
      Files.createDirectories(folder);
      Path part = folder.resolve(plan.id() + ".part");
      mapper.writeValue(part.toFile(), json.tree(plan));
      Files.move(part, file(plan.id()), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Plan " + plan.id() + " cannot be kept in " + folder, e);
    }
    recent.remove(plan.id());
    recent.put(plan.id(), plan);
  }

  private static boolean readable(String id) {
    return id != null && id.matches("[A-Za-z0-9-]{1,100}");
  }

  synchronized Optional<Plan> get(String id) {
    Plan known = recent.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    if (!readable(id) || !Files.exists(file(id))) {
      return Optional.empty();
    }
    try {
      Plan plan = json.plan(mapper.readTree(file(id).toFile()));
      recent.put(id, plan);
      return Optional.of(plan);
    } catch (IOException e) {
      throw new UncheckedIOException("Plan " + id + " cannot be read from " + folder, e);
    }
  }

  /** Newest first. */
  synchronized List<Plan> recent() {
    List<Plan> plans = new ArrayList<>(recent.values());
    java.util.Collections.reverse(plans);
    return plans;
  }

  private Path file(String id) {
    return folder.resolve(id + ".json");
  }
}
