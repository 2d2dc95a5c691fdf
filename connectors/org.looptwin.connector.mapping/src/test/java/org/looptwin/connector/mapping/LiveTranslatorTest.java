package org.looptwin.connector.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.model.home.Home;

class LiveTranslatorTest {
  private static final String GOOD = Workshop.file("{'metric': 'yield', 'pointer': '/y'}");

  @TempDir Path root;
  private Path file;

  @BeforeEach
  void folder() throws IOException {
    file = Files.createDirectories(root.resolve("conf/mappings")).resolve("plant.json");
  }

  @Test
  void aFileIsTakenOverOnceItStandsStillAndThenTheConnectorsAreTold() throws Exception {
    LiveTranslator live = open();
    AtomicInteger told = new AtomicInteger();
    live.onChange(told::incrementAndGet);
    Files.writeString(file, GOOD);
    live.look();
    assertThat(live.filters("mqtt")).as("perhaps still being written").isEmpty();
    live.look();
    assertThat(live.filters("mqtt")).containsExactly("plant/+");
    assertThat(live.translates("mqtt", "plant/M7")).isTrue();
    live.look();
    assertThat(told).hasValue(1);
  }

  @Test
  void aBrokenFileLeavesTheOneBeforeInForceAlsoOverARestart() throws Exception {
    Files.writeString(file, GOOD);
    LiveTranslator live = open();
    Files.writeString(file, GOOD.replace("yield", "yeld"));
    live.look();
    live.look();
    assertThat(live.filters("mqtt")).containsExactly("plant/+");
    assertThat(root.resolve("data/mappings/plant.json.why")).content().contains("yeld");
    assertThat(open().filters("mqtt")).containsExactly("plant/+");
  }

  @Test
  void aFileThatIsGoneIsForgotten() throws Exception {
    Files.writeString(file, GOOD);
    LiveTranslator live = open();
    Files.delete(file);
    live.look();
    live.look();
    assertThat(live.filters("mqtt")).isEmpty();
    assertThat(root.resolve("data/mappings")).isEmptyDirectory();
  }

  @Test
  void aMappingForOneConnectorConcernsNoOther() throws Exception {
    Files.writeString(file, GOOD.replaceFirst("\\{", "{\"connectors\": [\"mqtt-line2\"], "));
    LiveTranslator live = open();
    assertThat(live.filters("mqtt-line2")).containsExactly("plant/+");
    assertThat(live.filters("mqtt")).isEmpty();
    assertThat(live.translates("mqtt", "plant/M7")).isFalse();
  }

  private LiveTranslator open() throws IOException {
    return new LiveTranslator(new Home(root), Workshop.reader(), Clock.systemUTC());
  }
}
