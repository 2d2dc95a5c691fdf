package org.looptwin.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.looptwin.model.request.Cause;
import org.looptwin.model.request.Request;
import org.looptwin.model.request.RequestKind;
import org.looptwin.model.request.RuleRef;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.rules.api.RuleContext;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.api.RuleLibrary;
import org.looptwin.rules.api.RuleMemory;
import org.looptwin.rules.api.RuleProblem;
import org.looptwin.rules.api.RuleSession;
import org.looptwin.rules.api.RuleSet;

/**
 * One file of a pack, and the home's. A text with "syntax error" does not compile, one with
 * "scenario fails" is refused once it is there; one with "below N" asks for a check of every
 * reading below N.
 */
final class FakeRules implements RuleLibrary {
  private static final RuleFile PACK =
      new RuleFile("rules.disruption", "supplier.drl", "0123456789ab", "rule ...");
  private final Path folder;

  FakeRules(Path folder) {
    this.folder = folder;
  }

  private List<RuleFile> home() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<RuleFile> all = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".drl")).sorted().toList()) {
        all.add(RuleFile.of("home", file.getFileName().toString(), Files.readString(file)));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean good(RuleFile file) {
    return !file.drl().contains("syntax error") && !file.drl().contains("scenario fails");
  }

  private record Rules(List<RuleFile> files) implements RuleSet {
    @Override
    public String version() {
      return "v" + files.hashCode();
    }

    @Override
    public List<String> ruleNames() {
      return List.of("strike");
    }

    @Override
    public RuleSession open(RuleContext context, RuleMemory memory) {
      return new Session(files);
    }
  }

  private record Session(List<RuleFile> files) implements RuleSession {
    @Override
    public List<Request> advance(List<JournalEntry> entries, TwinSnapshot after) {
      List<Request> requests = new ArrayList<>();
      for (JournalEntry entry : entries) {
        for (RuleFile file : files) {
          int at = file.drl().indexOf("below ");
          double value = entry.reading().value().number();
          if (at >= 0 && value < Double.parseDouble(file.drl().substring(at + 6))) {
            requests.add(
                new Request(
                    RequestKind.CHECK,
                    "low",
                    entry.reading().series().entity(),
                    null,
                    "It is " + value + ".",
                    new RuleRef("home", "low", "1"),
                    new Cause(
                        entry.offset(),
                        entry.reading().series().path(),
                        entry.reading().ts(),
                        entry.reading().value()),
                    entry.reading().ts()));
          }
        }
      }
      return requests;
    }

    @Override
    public RuleMemory memory() {
      return RuleMemory.EMPTY;
    }

    @Override
    public void close() {
      // nothing is held
    }
  }

  @Override
  public RuleSet current() {
    TreeMap<String, RuleFile> byName = new TreeMap<>();
    byName.put(PACK.name(), PACK);
    home().stream().filter(FakeRules::good).forEach(file -> byName.put(file.name(), file));
    return new Rules(List.copyOf(byName.values()));
  }

  @Override
  public List<RuleProblem> problems() {
    List<RuleProblem> problems = new ArrayList<>();
    problems.add(new RuleProblem("mine.drl", 7, "no such field"));
    for (RuleFile file : home()) {
      if (!good(file)) {
        problems.add(new RuleProblem(file.name(), 2, file.drl()));
      }
    }
    return problems;
  }

  @Override
  public Compilation compile(List<RuleFile> files) {
    List<RuleProblem> problems =
        files.stream()
            .filter(file -> file.drl().contains("syntax error"))
            .map(file -> new RuleProblem(file.name(), 3, "mismatched input"))
            .toList();
    return new Compilation(problems.isEmpty() ? new Rules(files) : null, problems);
  }

  @Override
  public List<ScenarioResult> test(String filter) {
    throw new UnsupportedOperationException();
  }
}
