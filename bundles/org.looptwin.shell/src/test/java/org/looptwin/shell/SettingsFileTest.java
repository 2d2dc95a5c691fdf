package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The template of the settings and the pages name exactly what the server heeds. */
class SettingsFileTest {
  private static final Path TEMPLATE = Path.of("../../dist/conf/looptwin.properties");
  private static final Path PAGES = Path.of("../../dist/docs");
  private static final Pattern SETTING = Pattern.compile("#([a-z][\\w.-]*) *= *(.+)");

  /**
   * {@code `plan.gamma`} in a page, or at the beginning of a line of a block: {@code mqtt.url = }.
   */
  private static final Pattern NAMED =
      Pattern.compile(
          "`(?!\\w+\\.(?:md|html|json)`)"
              + "((?:mqtt|http|history|influxdb|disk|solver|plan|sparkplug)\\.[a-z][a-z.-]*)(?: = [^`]*)?`"
              + "|(?m)^((?:mqtt|history|influxdb|disk|solver|plan|sparkplug)\\.[\\w.-]+) = ");

  @Test
  void everySettingStandsInTheTemplateAndNothingElse() throws IOException {
    Set<String> written = template().stringPropertyNames();
    assertThat(written).filteredOn(key -> !HomeFolder.known(key)).isEmpty();
    assertThat(written).containsAll(HomeFolder.KEYS);
    assertThat(written).filteredOn(MqttSettings::ofFurtherBroker).isNotEmpty();
  }

  @Test
  void theTemplatesValuesAreTaken() throws IOException {
    Properties settings = template();
    assertThatCode(
            () -> {
              new ServerOptions().complete(settings);
              MqttSettings.main(settings, settings.getProperty("mqtt.url"));
              assertThat(MqttSettings.brokers(settings)).containsOnlyKeys("line2");
              assertThat(SparkplugSettings.read(settings, "tcp://a:1")).isPresent();
              InfluxSettings.values(settings);
              KeepingSettings.values(settings);
              DiskSettings.values(settings);
              SolverSettings.values(settings);
              PolicySettings.values(settings);
            })
        .doesNotThrowAnyException();
  }

  @Test
  void aPageNamesNoSettingThatTheServerDoesNotKnow() throws IOException {
    Set<String> named = new TreeSet<>();
    try (var pages = Files.list(PAGES)) {
      for (Path page : pages.filter(file -> file.toString().endsWith(".md")).toList()) {
        Matcher matcher = NAMED.matcher(Files.readString(page));
        while (matcher.find()) {
          named.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
      }
    }
    assertThat(named).contains("plan.policy", "mqtt.tls.ca", "influxdb.source", "disk.budget");
    assertThat(named).filteredOn(key -> !HomeFolder.known(key)).isEmpty();
  }

  /** Blanks at the end of a line belong to the value, for whoever reads properties. */
  @Test
  void blanksBehindAValueAreNotPartOfIt() {
    Properties settings = new Properties();
    settings.setProperty("case", "tiny ");
    settings.setProperty("bind", "127.0.0.1\t");
    settings.setProperty("mqtt.url", "tcp://broker:1883 ");
    ServerOptions options = new ServerOptions();
    options.complete(settings);
    assertThat(options.caseName).isEqualTo("tiny");
    assertThat(options.bind).isEqualTo("127.0.0.1");
    assertThat(options.mqttUrl).isEqualTo("tcp://broker:1883");
  }

  @Test
  void aSlipOfThePenIsToldWithTheSettingThatMayBeMeant() {
    assertThat(UnknownSetting.sentence("plan.polcy")).endsWith("passed over. Maybe plan.policy");
    assertThat(UnknownSetting.sentence("colour")).endsWith("conf/looptwin.properties has them all");
  }

  private static Properties template() throws IOException {
    String text =
        Files.readAllLines(TEMPLATE).stream()
            .filter(line -> SETTING.matcher(line).matches())
            .map(line -> line.substring(1))
            .collect(Collectors.joining("\n"));
    Properties settings = new Properties();
    settings.load(new StringReader(text));
    return settings;
  }
}
