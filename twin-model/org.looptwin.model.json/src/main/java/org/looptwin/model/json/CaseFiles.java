package org.looptwin.model.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of a case folder: sizes, encoding and syntax are checked here. */
final class CaseFiles {
  static final long SIZE_LIMIT = 64L << 20;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Path folder;
  private final Problems problems;

  CaseFiles(Path folder, Problems problems) {
    this.folder = folder;
    this.problems = problems;
  }

  Path folder() {
    return folder;
  }

  Problems problems() {
    return problems;
  }

  boolean has(String name) {
    return Files.isRegularFile(folder.resolve(name));
  }

  /** A required table; empty, and reported, when it is missing. */
  CsvTable csv(String name, String... columns) {
    Path file = folder.resolve(name);
    return text(file, "a file with the columns " + String.join(",", columns))
        .map(text -> CsvTable.parse(file, text, problems, List.of(columns)))
        .orElseGet(() -> CsvTable.empty(file, problems));
  }

  /** An optional table; empty when it is missing. */
  CsvTable csvIfPresent(String name, String... columns) {
    return has(name) ? csv(name, columns) : CsvTable.empty(folder.resolve(name), problems);
  }

  /** A required JSON object; empty, and reported, when it is missing. */
  JsonFile json(String name) {
    Path file = folder.resolve(name);
    return text(file, "a JSON object")
        .map(text -> parse(file, text))
        .orElseGet(() -> JsonFile.empty(file, problems));
  }

  JsonFile jsonIfPresent(String name) {
    return has(name) ? json(name) : JsonFile.empty(folder.resolve(name), problems);
  }

  /** The names of the JSON files that begin like this, in order. */
  List<String> jsonNames(String prefix) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(prefix) && name.endsWith(".json"))
          .sorted()
          .toList();
    } catch (IOException e) {
      problems.error(folder, 1, "the folder cannot be listed: " + e, "a readable folder");
      return List.of();
    }
  }

  private JsonFile parse(Path file, String text) {
    try {
      JsonNode root = JSON.readTree(text);
      if (root.isObject()) {
        return new JsonFile(file, root, text, problems);
      }
      problems.error(file, 1, "no JSON object", "a JSON object");
    } catch (JsonProcessingException e) {
      JsonFault fault = JsonFault.of(e);
      problems.error(file, fault.line(), "no JSON: " + fault.words(), "a JSON object");
    }
    return JsonFile.empty(file, problems);
  }

  private Optional<String> text(Path file, String expected) {
    try {
      if (!Files.isRegularFile(file)) {
        problems.missing(file, expected);
      } else if (Files.size(file) > SIZE_LIMIT) {
        problems.error(file, 1, Files.size(file) + " bytes", "at most " + SIZE_LIMIT);
      } else {
        return decoded(file, ByteBuffer.wrap(Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      problems.error(file, 1, "the file cannot be read: " + e, "a readable file");
    }
    return Optional.empty();
  }

  /** Without the mark that editors on Windows put before the text. */
  private Optional<String> decoded(Path file, ByteBuffer bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return Optional.of(JsonFault.unmarked(text));
    } catch (CharacterCodingException e) {
      problems.error(
          file,
          line(bytes),
          "the text is not UTF-8",
          "UTF-8. Maybe it was saved as Windows-1252 or Latin-1");
      return Optional.empty();
    }
  }

  /** The line on which a decoder stopped. */
  private static int line(ByteBuffer bytes) {
    int line = 1;
    for (int i = 0; i < bytes.position(); i++) {
      line += bytes.get(i) == '\n' ? 1 : 0;
    }
    return line;
  }
}
