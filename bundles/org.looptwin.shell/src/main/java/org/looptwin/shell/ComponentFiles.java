package org.looptwin.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.osgi.framework.Bundle;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What a home's {@code conf/PID.cfg} files say, held against what the bundles say of the settings
 * of their components (metatype): a value that one does not take is refused before anything starts,
 * a name that means nothing is told.
 */
final class ComponentFiles {
  private static final String ENDING = ".cfg";

  private final Map<String, Map<String, ComponentSetting>> byPid = new TreeMap<>();

  /** Those of the bundles that are installed. */
  static ComponentFiles of(Bundle[] bundles) {
    ComponentFiles files = new ComponentFiles();
    for (Bundle bundle : bundles) {
      Enumeration<URL> found = bundle.findEntries("OSGI-INF/metatype", "*.xml", true);
      for (URL url : found == null ? List.<URL>of() : Collections.list(found)) {
        try (InputStream stream = url.openStream()) {
          files.learn(stream);
        } catch (IOException e) {
          throw new Failure("%s cannot be read: %s".formatted(url, e));
        }
      }
    }
    return files;
  }

  /** Takes up a bundle's description of settings. */
  void learn(InputStream metatype) throws IOException {
    Document document;
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      document = factory.newDocumentBuilder().parse(metatype);
    } catch (SAXException | ParserConfigurationException e) {
      throw new IOException(e);
    }
    Map<String, Map<String, ComponentSetting>> byClass = new HashMap<>();
    for (Element definition : elements(document.getElementsByTagName("OCD"))) {
      Map<String, ComponentSetting> settings = new TreeMap<>();
      for (Element attribute : elements(definition.getElementsByTagName("AD"))) {
        settings.put(attribute.getAttribute("id"), ComponentSetting.of(attribute));
      }
      byClass.put(definition.getAttribute("id"), settings);
    }
    for (Element designate : elements(document.getElementsByTagName("Designate"))) {
      for (Element object : elements(designate.getElementsByTagName("Object"))) {
        byPid.put(
            designate.getAttribute("pid"),
            byClass.getOrDefault(object.getAttribute("ocdref"), Map.of()));
      }
    }
  }

  private static List<Element> elements(NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  /**
   * @return what is passed over, a sentence each
   * @throws BadInput when a value is refused
   */
  List<String> check(Path conf) {
    List<String> passedOver = new ArrayList<>();
    if (Files.isDirectory(conf)) {
      try (Stream<Path> files = Files.list(conf)) {
        files
            .filter(file -> file.getFileName().toString().endsWith(ENDING))
            .sorted()
            .forEach(file -> check(file, passedOver));
      } catch (IOException e) {
        throw BadInput.of("%s cannot be read: %s, expected a readable folder", conf, e);
      }
    }
    return passedOver;
  }

  private void check(Path file, List<String> passedOver) {
    String name = file.getFileName().toString();
    Map<String, ComponentSetting> known =
        byPid.get(name.substring(0, name.length() - ENDING.length()));
    if (known == null) {
      return; // a plug-in's, which comes later
    }
    Properties properties = read(file);
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      ComponentSetting setting = known.get(key);
      if (setting == null) {
        passedOver.add(
            "conf/%s: '%s' is no setting and is passed over; settings are %s"
                .formatted(name, key, String.join(", ", known.keySet())));
      } else {
        check(file, setting, properties.getProperty(key).strip());
      }
    }
  }

  private static Properties read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw BadInput.of("%s:1: cannot be read: %s, expected key=value lines", file, e.getMessage());
    }
    return properties;
  }

  private static void check(Path file, ComponentSetting setting, String value) {
    String expected = setting.expected(value);
    if (!expected.isEmpty()) {
      throw BadInput.of(
          "%s: %s is '%s', expected %s. Maybe take the line out: the default is %s",
          file, setting.name(), value, expected, setting.otherwise());
    }
  }
}
