package org.looptwin.twin.live;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;
import org.looptwin.model.twin.Signal;
import org.looptwin.model.twin.TwinSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a twin's state in a file, so that a start need not replay the whole journal. Replaced
 * atomically; closed by a checksum. It can always be deleted.
 */
final class SnapshotFile {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotFile.class);
  private static final long MAGIC = 0x4C54_5457_494E_0001L;
  private final Path file;

  SnapshotFile(Path file) {
    this.file = file;
  }

  /**
   * @param latestReceived the latest server time of the entries in the state
   * @param lastEntry the entry at the state's revision as text, to know the journal again
   */
  record Kept(TwinSnapshot snapshot, Instant latestReceived, String lastEntry) {}

  void write(Kept kept) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".new");
    try (FileOutputStream raw = new FileOutputStream(next.toFile())) {
      CheckedOutputStream checked =
          new CheckedOutputStream(new BufferedOutputStream(raw, 1 << 16), new CRC32C());
      DataOutputStream out = new DataOutputStream(checked);
      writeBody(out, kept);
      out.writeLong(checked.getChecksum().getValue());
      out.flush();
      raw.getChannel().force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The state kept, unless there is none or it is damaged. */
  Optional<Kept> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (CheckedInputStream checked =
            new CheckedInputStream(
                new BufferedInputStream(Files.newInputStream(file), 1 << 16), new CRC32C());
        DataInputStream in = new DataInputStream(checked)) {
      Kept kept = readBody(in);
      long checksum = checked.getChecksum().getValue();
      if (in.readLong() != checksum || in.read() >= 0) {
        throw new IOException("its checksum is wrong");
      }
      return Optional.of(kept);
    } catch (IOException | RuntimeException e) {
      LOG.warn(
          "The twin's snapshot {} is not used, the journal is replayed: {}", file, e.toString());
      return Optional.empty();
    }
  }

  private static void writeBody(DataOutputStream out, Kept kept) throws IOException {
    TwinSnapshot snapshot = kept.snapshot();
    out.writeLong(MAGIC);
    out.writeUTF(snapshot.network());
    out.writeLong(snapshot.revision());
    out.writeLong(snapshot.eventTime().toEpochMilli());
    out.writeLong(kept.latestReceived().toEpochMilli());
    out.writeUTF(kept.lastEntry());
    out.writeInt(snapshot.signals().size());
    for (Signal signal : snapshot.signals()) {
      writeSignal(out, signal);
    }
  }

  private static Kept readBody(DataInputStream in) throws IOException {
    if (in.readLong() != MAGIC) {
      throw new IOException("it is no snapshot of this version");
    }
    String network = in.readUTF();
    long revision = in.readLong();
    Instant eventTime = Instant.ofEpochMilli(in.readLong());
    Instant latestReceived = Instant.ofEpochMilli(in.readLong());
    String lastEntry = in.readUTF();
    List<Signal> signals = new ArrayList<>();
    for (int n = in.readInt(); n > 0; n--) {
      signals.add(readSignal(in));
    }
    return new Kept(
        TwinSnapshot.restored(network, revision, eventTime, signals), latestReceived, lastEntry);
  }

  private static void writeSignal(DataOutputStream out, Signal signal) throws IOException {
    out.writeUTF(signal.series().path());
    writeValue(out, signal.value());
    writeValue(out, signal.previous());
    out.writeByte(signal.quality().ordinal());
    out.writeLong(signal.ts().toEpochMilli());
    out.writeUTF(signal.src());
    out.writeLong(signal.offset());
  }

  private static Signal readSignal(DataInputStream in) throws IOException {
    String path = in.readUTF();
    SeriesId series =
        SeriesId.parse(path).orElseThrow(() -> new IOException("'" + path + "' is no series"));
    return new Signal(
        series,
        readValue(in),
        readValue(in),
        Quality.values()[in.readByte()],
        Instant.ofEpochMilli(in.readLong()),
        in.readUTF(),
        in.readLong());
  }

  private static void writeValue(DataOutputStream out, Value value) throws IOException {
    if (value == null) {
      out.writeByte(0);
    } else if (value instanceof Value.Text text) {
      out.writeByte(2);
      out.writeUTF(text.text());
    } else {
      out.writeByte(1);
      out.writeDouble(value.number());
    }
  }

  private static Value readValue(DataInputStream in) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case 0 -> null;
      case 1 -> Value.of(in.readDouble());
      case 2 -> Value.of(in.readUTF());
      default -> throw new IOException("it holds a value of the unknown kind " + kind);
    };
  }
}
