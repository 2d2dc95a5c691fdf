package org.looptwin.rules.drools;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.looptwin.rules.api.RuleFile;
import org.osgi.framework.Bundle;

/** Reads packs from bundles and from source folders. */
final class PackReader {
  private static final String SCENARIOS = "scenarios";

  private PackReader() {}

  static Pack read(Bundle bundle) {
    String folder = bundle.getHeaders("").get(Pack.HEADER).trim();
    return pack(
        Pack.nameOf(bundle.getSymbolicName()),
        entries(bundle, folder, "*.drl"),
        entries(bundle, SCENARIOS, "*.json"),
        urls(bundle, folder, "*.drl" + RuleClasses.ENDING).stream()
            .map(PackReader::bytes)
            .toList());
  }

  private static Map<String, String> entries(Bundle bundle, String folder, String pattern) {
    Map<String, String> texts = new TreeMap<>();
    for (URL url : urls(bundle, folder, pattern)) {
      String path = url.getPath();
      String text = new String(bytes(url), StandardCharsets.UTF_8);
      texts.put(path.substring(path.lastIndexOf('/') + 1), text);
    }
    return texts;
  }

  private static List<URL> urls(Bundle bundle, String folder, String pattern) {
    var found = bundle.findEntries(folder, pattern, false);
    return found == null ? List.of() : Collections.list(found);
  }

  private static byte[] bytes(URL url) {
    try (InputStream in = url.openStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + url + " of a rule pack.", e);
    }
  }

  /**
   * @param resources the folder with {@code rules/} and {@code scenarios/}
   */
  static Pack read(String name, Path resources) {
    return pack(
        name,
        files(resources.resolve("rules"), ".drl"),
        files(resources.resolve(SCENARIOS), ".json"),
        compiled(resources.resolve("rules")));
  }

  private static List<byte[]> compiled(Path folder) {
    return List.copyOf(contents(folder, ".drl" + RuleClasses.ENDING).values());
  }

  /** The texts of a folder's files by name; none when there is no such folder. */
  static Map<String, String> files(Path folder, String ending) {
    Map<String, String> texts = new TreeMap<>();
    contents(folder, ending)
        .forEach((name, bytes) -> texts.put(name, new String(bytes, StandardCharsets.UTF_8)));
    return texts;
  }

  private static Map<String, byte[]> contents(Path folder, String ending) {
    Map<String, byte[]> contents = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> paths = Files.list(folder)) {
        for (Path path : paths.filter(p -> p.toString().endsWith(ending)).toList()) {
          contents.put(path.getFileName().toString(), Files.readAllBytes(path));
        }
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read " + folder + ".", e);
      }
    }
    return contents;
  }

  private static Pack pack(
      String name, Map<String, String> drl, Map<String, String> json, List<byte[]> compiled) {
    List<RuleFile> rules =
        drl.entrySet().stream()
            .map(file -> RuleText.file(name, file.getKey(), file.getValue()))
            .toList();
    Map<String, String> scenarios = new TreeMap<>();
    json.forEach((file, text) -> scenarios.put(file.replaceFirst("\\.json$", ""), text));
    return new Pack(name, rules, scenarios, compiled);
  }
}
