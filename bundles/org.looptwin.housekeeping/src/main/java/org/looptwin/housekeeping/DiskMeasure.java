package org.looptwin.housekeeping;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;

/**
 * One look at a data folder and its disk.
 *
 * @param partBytes by part; every part is named, with 0 when it has nothing
 */
record DiskMeasure(Map<String, Long> partBytes, long freeBytes, long diskBytes) {
  private static final Map<String, String> PARTS =
      Map.of(
          "journal.db", "journal",
          "history", "history",
          "history.db", "history",
          "ledger.jsonl", "ledger",
          "broker", "broker",
          "natives", "djl",
          "djl", "djl");

  private static final String REST = "other";

  static DiskMeasure of(Path data) throws IOException {
    Map<String, Long> parts = new TreeMap<>();
    PARTS.values().forEach(part -> parts.put(part, 0L));
    parts.put(REST, 0L);
    Files.walkFileTree(
        data,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            parts.merge(part(data.relativize(file)), attributes.size(), Long::sum);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        });
    FileStore disk = Files.getFileStore(data);
    return new DiskMeasure(parts, disk.getUsableSpace(), disk.getTotalSpace());
  }

  /** A database's write-ahead log belongs to it. */
  private static String part(Path file) {
    String first = file.getName(0).toString().replaceAll("\\.db-(wal|shm|journal)$", ".db");
    return PARTS.getOrDefault(first, REST);
  }

  long usedBytes() {
    return partBytes.values().stream().mapToLong(Long::longValue).sum();
  }
}
