package org.looptwin.shell;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.looptwin.plugin.api.Verification;
import org.looptwin.plugin.api.Verification.Line;
import org.looptwin.plugin.api.Verification.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code looptwin plugin verify JAR}; the plug-ins of a running server, or the files of a home. */
@Command(
    name = "plugin",
    description =
        "verify a plug-in's JAR as a server would, without one; with --url or --home: list, install"
            + " JAR, remove NAME; with --url also promote NAME, rollback NAME.")
final class PluginCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      index = "0",
      paramLabel = "verify|list|install|remove|promote|rollback",
      description = "What to do.")
  private String what;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "JAR|NAME",
      description = "The plug-in: its JAR, or the name it has on the server.")
  private String subject;

  @Option(names = "--shadow", description = "install: beside the one in use, for comparison.")
  private boolean shadow;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "list, install, remove: the files of this home.")
  private Path home;

  @Option(names = "--json", description = "One JSON document.")
  private boolean json;

  @Mixin private RemoteOptions remote = new RemoteOptions();

  PluginCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    boolean asksServer = remote.given();
    if (shadow && !what.equals("install")) {
      throw BadInput.of("plugin %s has no --shadow, expected it with install only", what);
    }
    if (what.equals("verify")) {
      if (asksServer || home != null) {
        throw BadInput.of(
            "plugin verify tries a JAR by itself, expected no %s. Maybe use plugin install, which"
                + " verifies first",
            asksServer ? "--url" : "--home");
      }
      return verify(jar());
    }
    if (asksServer) {
      remote.refuse("--home", home);
      return remotely(new RemotePlugins(remote.server(), shell.console(), json));
    }
    if (home == null) {
      throw BadInput.of("plugin %s lacks --url or --home, expected a server or a home", what);
    }
    return byFiles(PluginFiles.of(home));
  }

  private int byFiles(PluginFiles files) throws IOException {
    switch (what) {
      case "list" -> list(files.all());
      case "install" -> {
        Path jar = jar();
        if (verify(jar) != Exit.DONE) {
          return Exit.FAILED;
        }
        shell.console().note("%s is there; a server takes it up", files.install(jar, shadow));
      }
      case "remove" -> shell.console().note("%s is gone", files.remove(name()));
      case "promote", "rollback" ->
          throw BadInput.of("plugin %s needs a running server, expected --url URL", what);
      default -> throw unknown();
    }
    return Exit.DONE;
  }

  private void list(List<PluginFiles.Found> plugins) {
    ObjectNode document = new ObjectMapper().createObjectNode();
    ArrayNode array = document.putArray("plugins");
    for (PluginFiles.Found one : plugins) {
      array
          .addObject()
          .put("name", one.name())
          .put("version", one.version())
          .put("place", one.place())
          .put("file", one.file().getFileName().toString())
          .put("because", one.because());
      if (!json) {
        shell
            .console()
            .say(
                "%-36s %-14s %-9s %s  %s",
                one.name(), one.version(), one.place(), one.file().getFileName(), one.because());
      }
    }
    if (json) {
      shell.console().out().println(document);
    }
  }

  private int remotely(RemotePlugins plugins) {
    return switch (what) {
      case "list" -> plugins.list();
      case "install" -> plugins.install(jar(), shadow);
      case "remove" -> plugins.remove(name());
      case "promote" -> plugins.promote(name());
      case "rollback" -> plugins.rollBack(name());
      default -> throw unknown();
    };
  }

  private BadInput unknown() {
    return BadInput.of(
        "'%s' is unknown, expected verify, list, install, remove, promote or rollback", what);
  }

  private Path jar() {
    if (subject == null) {
      throw BadInput.of("plugin %s lacks its JAR, expected plugin %s FILE.jar", what, what);
    }
    Path jar = Path.of(subject);
    if (!Files.isRegularFile(jar)) {
      throw BadInput.of("%s does not exist, expected a plug-in's JAR", jar);
    }
    return jar;
  }

  private String name() {
    if (subject == null) {
      throw BadInput.of("plugin %s lacks a name, expected one that 'plugin list' shows", what);
    }
    return subject;
  }

  private int verify(Path jar) {
    Report report = shell.services().need(Verification.class).verify(jar);
    if (json) {
      shell.console().out().println(document(report));
    } else {
      report.lines().forEach(this::say);
      shell
          .console()
          .say(
              "%s %s %s",
              report.name(), report.version(), report.passed() ? "passed" : "did not pass");
    }
    return report.passed() ? Exit.DONE : Exit.FAILED;
  }

  private void say(Line line) {
    shell
        .console()
        .say(
            "%-4s %s: %s",
            line.complaint().isEmpty() ? "ok" : "FAIL", line.contract(), line.promise());
    if (!line.complaint().isEmpty()) {
      shell.console().say("     %s", line.complaint());
    }
  }

  private static ObjectNode document(Report report) {
    ObjectNode node = new ObjectMapper().createObjectNode();
    node.put("name", report.name()).put("version", report.version());
    node.put("passed", report.passed());
    for (Line line : report.lines()) {
      node.withArray("lines")
          .addObject()
          .put("contract", line.contract())
          .put("promise", line.promise())
          .put("kept", line.complaint().isEmpty())
          .put("complaint", line.complaint());
    }
    return node;
  }
}
