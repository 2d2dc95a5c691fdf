package org.looptwin.shell;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.looptwin.launch.Levels;
import org.looptwin.model.home.Home;
import org.looptwin.model.json.MetricCatalogueFile;
import org.looptwin.model.json.ModelJson;
import org.looptwin.model.network.Case;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.twin.api.JournalArchive;

/** The twin of a home, computed from its journal; works beside a running server. */
final class OfflineTwin {
  private static final int PIECE = 2_000;

  private final Shell shell;

  OfflineTwin(Shell shell) {
    this.shell = shell;
  }

  /**
   * @param at only what the server had received by then; null for everything
   */
  TwinSnapshot snapshot(Path root, String network, Instant at) {
    TwinSnapshot[] snapshot = {TwinSnapshot.empty(network)};
    read(
        root,
        piece -> {
          List<JournalEntry> known =
              at == null
                  ? piece
                  : piece.stream().filter(entry -> !entry.receivedAt().isAfter(at)).toList();
          snapshot[0] = snapshot[0].with(known);
        });
    return snapshot[0];
  }

  /** What is known for the passport of a pack, at the time of the newest reading. */
  void passport(Home home, String battery, PrintStream out) {
    Path folder = HomeFolder.caseFolder(home);
    Case reference = shell.cases(home.root()).read(folder.toString());
    TwinSnapshot twin = snapshot(home.root(), reference.name(), null);
    ObjectNode passport =
        new ModelJson()
            .passport(battery, twin, reference, MetricCatalogueFile.standard(), twin.eventTime())
            .orElseThrow(() -> unknown(battery));
    out.println(passport.toPrettyString());
  }

  private static BadInput unknown(String battery) {
    return BadInput.of(
        "no pack '%s' has ever been heard of, expected one that has sent a reading such as"
            + " battery/%s/soh. Maybe looptwin twin lists it",
        battery, battery);
  }

  /** All entries of a home's journal in order, in pieces. */
  void read(Path root, Consumer<List<JournalEntry>> sink) {
    Home home = existing(root);
    shell.services().need(Levels.class).moveTo(Levels.EDGE);
    try (JournalArchive.Reader journal =
        shell.services().need(JournalArchive.class).open(home.journal())) {
      long after = 0;
      for (List<JournalEntry> piece = journal.read(0, PIECE);
          !piece.isEmpty();
          piece = journal.read(after, PIECE)) {
        sink.accept(piece);
        after = piece.get(piece.size() - 1).offset();
      }
    }
  }

  /** The home, when it has a journal. */
  static Home existing(Path root) {
    Home home = new Home(root.toAbsolutePath().normalize());
    if (!Files.exists(home.journal())) {
      throw BadInput.of(
          "%s is no home with a journal, expected %s. Maybe use --home DIR", root, home.journal());
    }
    return home;
  }
}
