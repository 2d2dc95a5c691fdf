package org.looptwin.rules.drools;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * What the compiler made of one rule file. A pack may ship it beside the file, so that a server
 * starts without compiling.
 *
 * @param version of the rule file
 * @param engine what it was compiled against; of use to the same engine only
 * @param models names of the classes that describe the rules
 * @param classes class name to bytes
 */
record RuleClasses(
    String version, String engine, List<String> models, Map<String, byte[]> classes) {
  /** What is put behind a rule file's name. */
  static final String ENDING = ".zip";

  private static final String CONTENTS = "contents.txt";
  private static final String CLASS = ".class";

  byte[] zipped() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      List<String> head = new ArrayList<>(List.of(version, engine));
      head.addAll(models);
      put(zip, CONTENTS, String.join("\n", head).getBytes(StandardCharsets.UTF_8));
      for (var entry : new TreeMap<>(classes).entrySet()) {
        put(zip, entry.getKey() + CLASS, entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot pack compiled rules.", e);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
  }

  /**
   * @throws UncheckedIOException when the bytes are no zip of compiled rules
   */
  static RuleClasses unzip(byte[] bytes) {
    Map<String, byte[]> classes = new TreeMap<>();
    List<String> head = List.of();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] content = zip.readAllBytes();
        if (entry.getName().equals(CONTENTS)) {
          head = new String(content, StandardCharsets.UTF_8).lines().toList();
        } else {
          classes.put(entry.getName().replace(CLASS, ""), content);
        }
      }
      if (head.size() < 2) {
        throw new IOException("no " + CONTENTS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("These are no compiled rules.", e);
    }
    return new RuleClasses(head.get(0), head.get(1), head.subList(2, head.size()), classes);
  }
}
