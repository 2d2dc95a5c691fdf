package org.looptwin.coordinate.markov.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.looptwin.coordinate.api.CoordinationFile;
import org.looptwin.coordinate.api.CoordinationFiles;
import org.looptwin.coordinate.api.UnreadableException;
import org.looptwin.coordinate.markov.exact.TableMemory;
import org.looptwin.model.json.JsonFault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Tells by its fields what a file holds, and reads it. */
@Component
public final class JsonFiles implements CoordinationFiles {
  private final JsonMapper mapper =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final TableMemory memory;

  @Activate
  public JsonFiles() {
    this(TableMemory.ofHeap());
  }

  JsonFiles(TableMemory memory) {
    this.memory = memory;
  }

  @Override
  public CoordinationFile read(Path file, BooleanSupplier cancelled)
      throws IOException, UnreadableException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new UnreadableException("%s cannot be read, expected a JSON file".formatted(file));
    }
    Pointed root = new Pointed(file.toString(), "", parsed(file, cancelled));
    if (root.has("transitions") || root.has("states")) {
      return new CoordinationFile(
          new ProcessReader(root, memory, cancelled).process(), null, 0, null);
    }
    if (root.has("game")) {
      GameReader reader = new GameReader(root);
      return new CoordinationFile(null, reader.game(), reader.delta(), null);
    }
    if (root.has("caps")) {
      return new CoordinationFile(null, null, 0, new LoopReader(root).data());
    }
    throw root.wrong(
        "holds none of 'transitions', 'game' and 'caps'",
        "a decision process, a game or the five actors of a loop");
  }

  private JsonNode parsed(Path file, BooleanSupplier cancelled)
      throws IOException, UnreadableException {
    try (InputStream text = new PatientStream(Files.newInputStream(file), cancelled)) {
      JsonNode root = mapper.readTree(text);
      if (root == null || !root.isObject()) {
        throw new UnreadableException("%s:1: no JSON object, expected one".formatted(file));
      }
      return root;
    } catch (JsonProcessingException e) {
      JsonFault fault = JsonFault.of(e);
      throw new UnreadableException(
          "%s:%d: no JSON at column %d: %s, expected an object"
              .formatted(file, fault.line(), fault.column(), fault.words()));
    }
  }
}
