package org.looptwin.housekeeping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.looptwin.model.home.Home;
import org.looptwin.model.json.ModelJson;
import org.looptwin.twin.api.HomeBackup.Contents;
import org.looptwin.twin.api.HomeBackup.CopiedFile;

/** Puts a backup beside a home's place, and in it once it is known to be whole. */
final class Restoration implements AutoCloseable {
  private final Path backup;
  private final Path place;
  private final Path unfinished;

  Restoration(Path backup, Home home) throws IOException {
    this.backup = backup;
    this.place = home.root();
    this.unfinished = place.resolveSibling(place.getFileName() + ".restoring");
    Folders.delete(unfinished);
  }

  Contents restore() throws IOException {
    Files.createDirectories(unfinished);
    Contents contents =
        new BackupReader(backup, name -> new RestoredFile(unfinished.resolve(name))).read();
    for (CopiedFile file : contents.files()) {
      Modes.set(unfinished.resolve(file.path()), file.mode());
    }
    moveCase(contents.home());
    Files.deleteIfExists(place);
    Files.move(unfinished, place);
    return contents;
  }

  /** A case that lay in the home that was copied lies in this one now. */
  private void moveCase(Path before) throws IOException {
    Path file = new Home(unfinished).data().resolve("server.json");
    if (!Files.exists(file)) {
      return;
    }
    ObjectNode tree = (ObjectNode) new ModelJson().parse(Files.readString(file));
    Path folder = Path.of(tree.path("caseDir").asText());
    if (folder.startsWith(before)) {
      tree.put("caseDir", place.resolve(before.relativize(folder)).toString());
      Files.writeString(file, tree.toPrettyString() + "\n");
    }
  }

  /** Removes what was not finished. */
  @Override
  public void close() throws IOException {
    Folders.delete(unfinished);
  }
}
