package org.looptwin.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.api.RuleLibrary;
import org.looptwin.rules.api.RuleLibrary.Compilation;
import org.looptwin.rules.api.RuleProblem;

/**
 * The home's rule files: puts one there and waits for what the rule engine makes of it. What is
 * refused does not stay there, so the next start finds the rules that are in force.
 */
final class RuleShelf {
  private static final String HOME = "home";
  private static final long LOOK_EVERY_MS = 100;

  /** Scenario tests of a candidate may take 10 s. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /** Within this an old complaint about the file may still be the newest. */
  private static final Duration SETTLING = Duration.ofSeconds(12);

  private final Path folder;
  private final RuleLibrary library;

  RuleShelf(Path folder, RuleLibrary library) {
    this.folder = folder;
    this.library = library;
  }

  /** How it went: in force, or why not; neither when the engine did not answer in time. */
  record Outcome(boolean inForce, List<RuleProblem> problems) {}

  /** A file in force, or one of the home that is refused. */
  Optional<RuleFile> find(String name) {
    Optional<RuleFile> inForce =
        library.current().files().stream().filter(file -> file.name().equals(name)).findFirst();
    return inForce.isPresent() ? inForce : own(name);
  }

  /** The home's own file, whether in force or refused. */
  Optional<RuleFile> own(String name) {
    Path file = folder.resolve(name);
    try {
      return Files.isRegularFile(file)
          ? Optional.of(RuleFile.of(HOME, name, Files.readString(file)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiles before anything is written. */
  Outcome put(RuleFile candidate) throws InterruptedException {
    if (inForce(candidate)) {
      return new Outcome(true, List.of());
    }
    Compilation compilation = library.compile(with(List.of(candidate)));
    List<RuleProblem> guilty = about(candidate.name(), compilation.problems());
    if (compilation.rules() == null) {
      return new Outcome(false, guilty.isEmpty() ? compilation.problems() : guilty);
    }
    Optional<RuleFile> before = own(candidate.name());
    List<RuleProblem> old = complaints(candidate.name());
    write(candidate);
    long begun = System.nanoTime();
    boolean answered =
        await(
            () -> inForce(candidate) || refused(candidate.name(), old, System.nanoTime() - begun));
    if (answered && inForce(candidate)) {
      return new Outcome(true, List.of());
    }
    List<RuleProblem> problems = complaints(candidate.name());
    restore(candidate.name(), before);
    return new Outcome(false, problems);
  }

  /** The rules in force with these files upon them. */
  List<RuleFile> with(List<RuleFile> candidates) {
    List<RuleFile> files = new ArrayList<>(library.current().files());
    for (RuleFile candidate : candidates) {
      files.removeIf(file -> file.name().equals(candidate.name()));
      files.add(candidate);
    }
    return files;
  }

  private boolean inForce(RuleFile candidate) {
    return library.current().files().stream()
        .anyMatch(
            file ->
                file.name().equals(candidate.name())
                    && file.version().equals(candidate.version())
                    && file.pack().equals(HOME));
  }

  private boolean refused(String name, List<RuleProblem> old, long nanos) {
    List<RuleProblem> now = complaints(name);
    return !now.isEmpty() && (!now.equals(old) || nanos > SETTLING.toNanos());
  }

  private List<RuleProblem> complaints(String name) {
    return about(name, library.problems());
  }

  private static List<RuleProblem> about(String name, List<RuleProblem> problems) {
    return problems.stream().filter(problem -> problem.file().equals(name)).toList();
  }

  /** Takes the home's own file away; false when the engine has not followed in time. */
  boolean remove(RuleFile file) throws InterruptedException {
    try {
      Files.deleteIfExists(folder.resolve(file.name()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return await(() -> !inForce(file) && complaints(file.name()).isEmpty());
  }

  private void restore(String name, Optional<RuleFile> before) {
    if (before.isPresent()) {
      write(before.get());
      return;
    }
    try {
      Files.deleteIfExists(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(RuleFile file) {
    try {
      Files.createDirectories(folder);
      Path part = folder.resolve("." + file.name() + ".part");
      Files.writeString(part, file.drl());
      Files.move(
          part,
          folder.resolve(file.name()),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException("%s cannot be written to %s".formatted(file.name(), folder), e));
    }
  }

  private static boolean await(BooleanSupplier condition) throws InterruptedException {
    Semaphore never = new Semaphore(0);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end || never.tryAcquire(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return true;
  }
}
