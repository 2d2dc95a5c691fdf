package org.looptwin.shell;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.UnmatchedArgumentException;

/** A first word that is no command, with or without {@code --help} behind it. */
final class UnknownCommand {
  private UnknownCommand() {}

  /** One line with the nearest command; empty when the word is a command or an option. */
  static Optional<String> of(CommandLine commands, String word) {
    if (word.startsWith("-") || commands.getSubcommands().containsKey(word)) {
      return Optional.empty();
    }
    List<String> nearest = new UnmatchedArgumentException(commands, List.of(word)).getSuggestions();
    return Optional.of(
        "there is no command '%s', expected one of %s%s"
            .formatted(
                word,
                String.join(", ", commands.getSubcommands().keySet()),
                nearest.isEmpty() ? "" : ". Maybe " + nearest.get(0)));
  }
}
