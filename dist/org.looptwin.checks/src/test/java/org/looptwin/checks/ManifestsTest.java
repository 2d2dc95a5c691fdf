package org.looptwin.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.looptwin.checks.House.Room;

/** What the bundles say of themselves. */
class ManifestsTest {
  private static List<Room> rooms;

  @BeforeAll
  static void open() throws IOException {
    rooms = House.packed().rooms();
  }

  @Test
  void onlyTheModelApisContractTestsAndRuntimesExport() {
    assertThat(rooms)
        .filteredOn(room -> !room.isShared())
        .filteredOn(room -> !room.header("Export-Package").isEmpty())
        .extracting(Room::name)
        .isEmpty();
  }

  @Test
  void everyExportedPackageHasAVersion() {
    for (Room room : rooms) {
      String exports = room.header("Export-Package");
      if (!exports.isEmpty()) {
        // a comma outside quotes separates packages
        assertThat(Arrays.asList(exports.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")))
            .as(room.name())
            .allMatch(exported -> exported.contains("version="));
      }
    }
  }

  @Test
  void nobodyAsksForAWholeBundleOrForPackagesUnheardOf() {
    for (String header : List.of("Require-Bundle", "DynamicImport-Package", "Bundle-Activator")) {
      assertThat(rooms)
          .filteredOn(room -> !room.header(header).isEmpty())
          .extracting(Room::name)
          .as(header)
          .isEmpty();
    }
  }

  @Test
  void aFileIsNamedAfterItsBundle() {
    assertThat(rooms)
        .allMatch(room -> room.jar().getFileName().toString().startsWith(room.name() + "-"));
  }
}
