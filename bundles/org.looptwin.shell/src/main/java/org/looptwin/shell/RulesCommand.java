package org.looptwin.shell;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.looptwin.model.network.Case;
import org.looptwin.model.request.Request;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.rules.api.RuleContext;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.api.RuleLibrary;
import org.looptwin.rules.api.RuleMemory;
import org.looptwin.rules.api.RuleSession;
import org.looptwin.rules.api.RuleSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code looptwin rules list|show|test|dry-run}. */
@Command(
    name = "rules",
    description =
        "list the rules; show the text of a file; test the packs by their scenarios; dry-run a rule file over recorded"
            + " history.")
final class RulesCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(index = "0", paramLabel = "list|show|test|dry-run", description = "What to do.")
  private String what;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "NAME",
      description = "show: a rule file's name, e.g. limits.drl.")
  private String name;

  @Option(names = "--home", paramLabel = "DIR", description = "Take this home's rules and journal.")
  private Path home;

  @Option(
      names = "--pack",
      paramLabel = "NAME",
      description = "test: packs whose name contains this.")
  private String filter = "";

  @Option(names = "--rules", paramLabel = "FILE", description = "dry-run: the candidate .drl file.")
  private Path candidate;

  @Option(names = "--from", paramLabel = "TIME", description = "dry-run: event time, inclusive.")
  private String from;

  @Option(names = "--to", paramLabel = "TIME", description = "dry-run: event time, exclusive.")
  private String to;

  @Option(names = "--json", description = "list: one JSON document.")
  private boolean json;

  @Mixin private RemoteOptions remote = new RemoteOptions();

  RulesCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    boolean asksServer = remote.given();
    if (json && !what.equals("list")) {
      throw BadInput.of("rules %s has no --json, expected it with list only", what);
    }
    if (asksServer) {
      remote.refuse("--home", home);
      return remotely(new RemoteRules(remote.server(), shell.console()));
    }
    RuleLibrary library = shell.services().need(RuleLibrary.class);
    return switch (what) {
      case "list" -> list(rules(library));
      case "show" -> show(rules(library));
      case "test" -> test(library);
      case "dry-run" -> dryRun(library);
      default -> throw unknown();
    };
  }

  private BadInput unknown() {
    return BadInput.of("'%s' is unknown, expected list, show, test or dry-run", what);
  }

  private int remotely(RemoteRules rules) throws IOException {
    return switch (what) {
      case "list" -> json ? rules.document() : rules.list();
      case "dry-run" -> rules.dryRun(needCandidate(), from, to);
      case "test" ->
          throw BadInput.of(
              "rules test does not need a server, which tests what it takes, expected no --url");
      case "show" -> rules.show(needName());
      default -> throw unknown();
    };
  }

  private String needName() {
    if (name == null) {
      throw BadInput.of("rules show lacks a name, expected one as in 'looptwin rules list'");
    }
    return name;
  }

  private Path needCandidate() {
    if (candidate == null) {
      throw BadInput.of("dry-run lacks --rules, expected a .drl file");
    }
    if (!Files.isRegularFile(candidate)) {
      throw BadInput.of("--rules %s does not exist, expected a .drl file", candidate);
    }
    return candidate;
  }

  /** The packs' rules, with the home's own on top. */
  private RuleSet rules(RuleLibrary library) throws IOException {
    if (home == null) {
      return library.current();
    }
    if (!Files.isDirectory(home.resolve("rules"))) {
      throw BadInput.of("--home %s has no folder rules, expected a server's home", home);
    }
    RuleSet rules = library.current();
    try (var files = Files.newDirectoryStream(home.resolve("rules"), "*.drl")) {
      for (Path file : new TreeSet<>(paths(files))) {
        rules = compiled(library, rules, file);
      }
    }
    return rules;
  }

  private static List<Path> paths(Iterable<Path> files) {
    List<Path> all = new ArrayList<>();
    files.forEach(all::add);
    return all;
  }

  private RuleSet compiled(RuleLibrary library, RuleSet base, Path file) throws IOException {
    String name = file.getFileName().toString();
    List<RuleFile> files = new ArrayList<>(base.files());
    String pack =
        files.stream()
            .filter(f -> f.name().equals(name))
            .map(RuleFile::pack)
            .findFirst()
            .orElse("home");
    files.removeIf(f -> f.name().equals(name));
    files.add(RuleFile.of(pack, name, Files.readString(file)));
    RuleLibrary.Compilation compilation = library.compile(files);
    if (compilation.rules() == null) {
      compilation.problems().forEach(problem -> shell.console().err().println(problem));
      throw BadInput.of("%s does not compile, expected rules as in the packs", file);
    }
    return compilation.rules();
  }

  private int list(RuleSet rules) {
    if (json) {
      shell.console().out().println(document(rules));
      return Exit.DONE;
    }
    for (RuleFile file : rules.files()) {
      shell.console().say("%-24s %-28s %s", file.pack(), file.name(), file.version());
    }
    rules.ruleNames().forEach(name -> shell.console().say("  %s", name));
    return Exit.DONE;
  }

  private static ObjectNode document(RuleSet rules) {
    ObjectNode document = new ObjectMapper().createObjectNode();
    ArrayNode files = document.putArray("files");
    for (RuleFile file : rules.files()) {
      files
          .addObject()
          .put("name", file.name())
          .put("pack", file.pack())
          .put("version", file.version());
    }
    ArrayNode names = document.putArray("rules");
    rules.ruleNames().forEach(names::add);
    return document;
  }

  private int show(RuleSet rules) {
    RuleFile found =
        rules.files().stream()
            .filter(file -> file.name().equals(needName()))
            .findFirst()
            .orElseThrow(
                () ->
                    BadInput.of(
                        "there is no rule file %s, expected one of %s",
                        name,
                        String.join(", ", rules.files().stream().map(RuleFile::name).toList())));
    shell.console().out().print(found.drl());
    shell.console().out().flush();
    return Exit.DONE;
  }

  private int test(RuleLibrary library) {
    List<RuleLibrary.ScenarioResult> results = library.test(filter);
    if (results.isEmpty()) {
      throw BadInput.of("--pack is '%s', expected a pack that has scenarios", filter);
    }
    int failed = 0;
    for (RuleLibrary.ScenarioResult result : results) {
      shell
          .console()
          .say("%s %s/%s", result.passed() ? "pass" : "FAIL", result.pack(), result.scenario());
      if (!result.passed()) {
        failed++;
        shell.console().say("  expected %s", result.expected());
        shell.console().say("  got      %s", result.got());
      }
    }
    shell.console().say("%d passed, %d failed", results.size() - failed, failed);
    return failed == 0 ? Exit.DONE : Exit.FAILED;
  }

  private int dryRun(RuleLibrary library) throws IOException {
    needCandidate();
    if (home == null) {
      throw BadInput.of("dry-run lacks --home, expected a home or the --url of a server");
    }
    RuleSet present = rules(library);
    RuleSet proposed = compiled(library, present, candidate);
    Case reference =
        shell.cases(home).read(HomeFolder.caseFolder(OfflineTwin.existing(home)).toString());
    List<String> did = fired(present, reference);
    List<String> would = fired(proposed, reference);
    shell
        .console()
        .say("%d requests with the present rules, %d with %s", did.size(), would.size(), candidate);
    did.stream().filter(line -> !would.contains(line)).forEach(l -> shell.console().say("- %s", l));
    would.stream().filter(line -> !did.contains(line)).forEach(l -> shell.console().say("+ %s", l));
    did.stream().filter(would::contains).forEach(l -> shell.console().say("  %s", l));
    return Exit.DONE;
  }

  private List<String> fired(RuleSet rules, Case reference) {
    Instant begin = time(from, "--from", Instant.MIN);
    Instant end = time(to, "--to", Instant.MAX);
    List<String> lines = new ArrayList<>();
    TwinSnapshot[] twin = {TwinSnapshot.empty(reference.name())};
    try (RuleSession session = rules.open(new RuleContext(reference, twin[0]), RuleMemory.EMPTY)) {
      new OfflineTwin(shell)
          .read(
              home,
              piece -> {
                twin[0] = twin[0].with(piece);
                List<JournalEntry> entries = piece;
                for (Request request : session.advance(entries, twin[0])) {
                  if (!request.eventTime().isBefore(begin) && request.eventTime().isBefore(end)) {
                    lines.add(
                        "%s %s %s %s: %s"
                            .formatted(
                                request.eventTime(),
                                request.kind(),
                                request.topic(),
                                request.subject(),
                                request.because()));
                  }
                }
              });
    }
    return lines;
  }

  private static Instant time(String text, String option, Instant byDefault) {
    try {
      return text == null ? byDefault : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw BadInput.of("%s is '%s', expected a time such as 2025-01-03T06:00:00Z", option, text);
    }
  }
}
