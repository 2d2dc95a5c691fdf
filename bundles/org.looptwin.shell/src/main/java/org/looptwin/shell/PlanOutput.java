package org.looptwin.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Where {@code plan --out} writes: everything into a folder, or one file by its extension. */
final class PlanOutput {
  private static final Map<String, String> BY_EXTENSION =
      Map.of(
          "json", "plan.json",
          "html", "plan.html",
          "svg", "flows.svg",
          "csv", "flows.csv",
          "txt", "summary.txt");

  private final OutFolder folder;
  private final String only;
  private final String name;
  private final Path out;

  private PlanOutput(OutFolder folder, String only, String name, Path out) {
    this.folder = folder;
    this.only = only;
    this.name = name;
    this.out = out;
  }

  /**
   * @throws BadInput when it cannot be written
   */
  static PlanOutput at(Path out) {
    String name = out.toAbsolutePath().normalize().getFileName().toString();
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    boolean file =
        name.contains(".") && BY_EXTENSION.containsKey(extension) && !Files.isDirectory(out);
    if (!file) {
      return new PlanOutput(OutFolder.made(out), null, null, out);
    }
    OutFolder parent = OutFolder.made(out.toAbsolutePath().normalize().getParent());
    return new PlanOutput(parent, BY_EXTENSION.get(extension), name, out);
  }

  /**
   * @param what for the message, e.g. {@code the plan}
   * @param files by name
   */
  void write(String what, Map<String, Supplier<String>> files) {
    if (only == null) {
      files.forEach((file, text) -> folder.write(what, file, text.get()));
    } else if (files.containsKey(only)) {
      folder.write(what, name, files.get(only).get());
    } else {
      throw BadInput.of("--out %s cannot hold %s, expected a folder", out, what);
    }
  }

  /** What was written, for a person. */
  String said(Map<String, Supplier<String>> files) {
    return only == null ? out + ": " + String.join(", ", files.keySet()) : out.toString();
  }
}
