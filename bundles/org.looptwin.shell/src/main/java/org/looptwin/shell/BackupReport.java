package org.looptwin.shell;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.looptwin.twin.api.HomeBackup.Contents;
import org.looptwin.twin.api.HomeBackup.Damaged;

/** What {@code backup} and {@code restore} say of a backup. */
final class BackupReport {
  private final Console console;
  private final boolean json;

  BackupReport(Console console, boolean json) {
    this.console = console;
    this.json = json;
  }

  /**
   * @throws BadInput when there is none
   */
  static void existing(Path backup) {
    if (!Files.exists(backup)) {
      throw BadInput.of("there is no %s, expected a backup", backup);
    }
  }

  /** Turns what went wrong into the command line's words. */
  static Contents done(Supplier<Contents> work) {
    try {
      return work.get();
    } catch (Damaged e) {
      throw new BadInput(e.getMessage() + ". Maybe take another backup");
    } catch (IllegalArgumentException e) {
      throw new BadInput(e.getMessage());
    } catch (UncheckedIOException e) {
      throw new Failure(e.getMessage());
    }
  }

  void say(String what, Path place, Contents contents) {
    if (json) {
      console
          .out()
          .println(
              new ObjectMapper()
                  .createObjectNode()
                  .put("backup", place.toString())
                  .put("version", contents.version())
                  .put("createdAt", contents.createdAt().toString())
                  .put("home", contents.home().toString())
                  .put("journalOffset", contents.journalOffset())
                  .put("ledgerLines", contents.ledgerLines())
                  .put("ledgerHash", contents.ledgerHash())
                  .put("files", contents.files().size())
                  .put("bytes", contents.bytes()));
      return;
    }
    console.say(
        "%s is %s: journal up to offset %d, %d ledger lines (%s), %d files, %d bytes, of %s made at"
            + " %s by %s",
        place,
        what,
        contents.journalOffset(),
        contents.ledgerLines(),
        contents.ledgerHash().isEmpty() ? "no hash" : "hash " + contents.ledgerHash(),
        contents.files().size(),
        contents.bytes(),
        contents.home(),
        contents.createdAt(),
        contents.version());
  }
}
