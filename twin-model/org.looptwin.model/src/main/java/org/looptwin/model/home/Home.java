package org.looptwin.model.home;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * A server's home folder and what lies where in it.
 *
 * @param root the folder itself
 */
public record Home(Path root) {
  /** The framework property that names the home folder. */
  public static final String PROPERTY = "looptwin.home";

  /**
   * The home that the framework was started with.
   *
   * @param property {@code bundleContext::getProperty}
   * @throws IllegalStateException when there is none
   */
  public static Home of(UnaryOperator<String> property) {
    String root = property.apply(PROPERTY);
    if (root == null) {
      throw new IllegalStateException("The framework property %s is not set.".formatted(PROPERTY));
    }
    return new Home(Path.of(root));
  }

  public Path conf() {
    return root.resolve("conf");
  }

  public Path plugins() {
    return root.resolve("plugins");
  }

  public Path rules() {
    return root.resolve("rules");
  }

  public Path cases() {
    return root.resolve("cases");
  }

  public Path data() {
    return root.resolve("data");
  }

  public Path logs() {
    return root.resolve("logs");
  }

  /** The truth: accepted readings in order. */
  public Path journal() {
    return data().resolve("journal.db");
  }

  /** Readings by series and time. */
  public Path history() {
    return data().resolve("history.db");
  }

  /** Decisions and their causes, one JSON line each. */
  public Path ledger() {
    return data().resolve("ledger.jsonl");
  }

  /** Contracts between the actors as they were proposed and answered, one JSON line each. */
  public Path contracts() {
    return data().resolve("contracts.jsonl");
  }
}
