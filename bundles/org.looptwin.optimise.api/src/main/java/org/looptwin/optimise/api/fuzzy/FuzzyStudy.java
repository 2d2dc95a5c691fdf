package org.looptwin.optimise.api.fuzzy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What kind of model a file holds. */
public enum FuzzyStudy {
  /** The fully fuzzy chain of eleven kinds of actors. */
  CHAIN("study-b", "fuzzy_"),
  /** The network between cost and CO2 with devices that watch sites and lanes. */
  NETWORK("study-c", "generator_"),
  /** Any fully fuzzy linear program. */
  PROGRAM("program", "fuzzy_");

  private final String label;
  private final String start;

  FuzzyStudy(String label, String start) {
    this.label = label;
    this.start = start;
  }

  /** How it is asked for. */
  public String label() {
    return label;
  }

  /** What such a file of a case is called, for messages. */
  public String files() {
    return start + "*.json";
  }

  /**
   * The first such file of a case, by name.
   *
   * @throws IOException when the folder cannot be read
   */
  public Optional<Path> in(Path caseFolder) throws IOException {
    try (Stream<Path> files = Files.list(caseFolder)) {
      return files
          .filter(one -> one.getFileName().toString().matches(start + ".*\\.json"))
          .min(Path::compareTo);
    }
  }

  public static Optional<FuzzyStudy> named(String name) {
    return Arrays.stream(values()).filter(one -> one.label.equals(name)).findFirst();
  }

  /** For messages. */
  public static String names() {
    return Arrays.stream(values()).map(FuzzyStudy::label).collect(Collectors.joining(", "));
  }
}
