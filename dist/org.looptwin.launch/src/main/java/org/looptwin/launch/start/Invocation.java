package org.looptwin.launch.start;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the launcher itself must know of a command line before any bundle runs; the rest is read by
 * the command.
 *
 * @param arguments everything, as typed
 * @param command the first word that is no option, "" when there is none
 * @param home what {@code --home} says
 */
record Invocation(List<String> arguments, String command, Optional<Path> home) {
  private static final Set<String> SERVERS = Set.of("run", "demo");
  private static final Set<String> HELP = Set.of("--help", "-h");
  private static final String HOME = "--home";
  private static final Path DEFAULT_HOME = Path.of("looptwin-home");

  static Invocation of(List<String> arguments) {
    String command = arguments.stream().filter(a -> !a.startsWith("-")).findFirst().orElse("");
    return new Invocation(List.copyOf(arguments), command, home(arguments));
  }

  /** Whether the command starts a server, which needs a home and writes a log file. */
  boolean server() {
    return SERVERS.contains(command) && arguments.stream().noneMatch(HELP::contains);
  }

  /** Where the server keeps its things; empty for a demo, which takes a fresh folder. */
  Optional<Path> serverHome() {
    if (!server() || home.isPresent()) {
      return home;
    }
    return command.equals("demo") ? Optional.empty() : Optional.of(DEFAULT_HOME.toAbsolutePath());
  }

  private static Optional<Path> home(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.startsWith(HOME + "=")) {
        return Optional.of(absolute(argument.substring(HOME.length() + 1)));
      }
      if (argument.equals(HOME) && i + 1 < arguments.size()) {
        return Optional.of(absolute(arguments.get(i + 1)));
      }
    }
    return Optional.empty();
  }

  private static Path absolute(String path) {
    return Path.of(path).toAbsolutePath().normalize();
  }
}
