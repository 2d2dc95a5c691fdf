package org.looptwin.forecast.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.looptwin.forecast.telemetry.Simulated.STOCK;
import static org.looptwin.forecast.telemetry.Simulated.YIELD;
import static org.looptwin.forecast.telemetry.Simulated.reading;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.looptwin.forecast.api.TelemetryBook;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

class SeriesBookTest {
  private final TelemetryBook book = new TelemetryKalman().open(List.of());

  private void fill(TelemetryBook into, int hours) {
    for (int hour = 0; hour < hours; hour++) {
      into.take(reading(STOCK, hour, 20 - 0.1 * hour));
      into.take(reading(YIELD, hour, 93));
    }
  }

  @Test
  void learnsFromGoodReadingsInOrderOnly() {
    fill(book, 10);
    var before = book.outlook(STOCK);

    assertThat(book.take(reading(STOCK, 10, 0, Quality.BAD))).isFalse();
    assertThat(book.take(reading(STOCK, 30, 0, Quality.UNCERTAIN))).as("skewed clock").isFalse();
    assertThat(book.take(reading(STOCK, 8.5, 0))).as("late").isFalse();
    assertThat(book.take(reading(STOCK, 9.005, 0))).as("18 s later").isFalse();
    assertThat(book.outlook(STOCK)).isEqualTo(before);
    assertThat(book.take(reading(STOCK, 10, 19))).isTrue();
  }

  @Test
  void followsNoTextsFlagsPlacesBatteriesOrUnknownMetrics() {
    for (String path :
        List.of(
            "supplier/S01/strike_flag",
            "lane/L1/position_lat",
            "battery/P1/soh",
            "battery-plant/B01/no_such")) {
      SeriesId series = SeriesId.parse(path).orElseThrow();
      for (int hour = 0; hour < 20; hour++) {
        assertThat(book.take(reading(series, hour, 1))).as(path).isFalse();
      }
    }
    SeriesId state = new SeriesId("battery-plant", "B01", "line_state");
    assertThat(
            book.take(new Reading(state, Simulated.START, Value.of("RUN"), Quality.GOOD, -1, "")))
        .isFalse();
    assertThat(book.memory()).isEmpty();
  }

  @Test
  void tellsWhyNothingIsForeseen() {
    assertThat(book.unforeseen(STOCK)).isEqualTo("0 usable readings so far, 8 are needed");
    book.take(reading(STOCK, 0, 5, Quality.UNCERTAIN));
    fill(book, 3);
    book.take(reading(STOCK, 1.5, 19));
    book.take(reading(STOCK, 2.005, 19));
    assertThat(book.unforeseen(STOCK))
        .isEqualTo(
            "3 usable readings so far, 8 are needed; 1 came late, after newer ones; 1 came within 30 s of the one before; 1 were not GOOD");
    fill(book, 10);
    assertThat(book.unforeseen(STOCK)).isEmpty();
    TelemetryBook again = new TelemetryKalman().open(book.memory());
    assertThat(again.unforeseen(STOCK)).isEmpty();
    SeriesId place = SeriesId.parse("lane/L1/position_lat").orElseThrow();
    assertThat(book.unforeseen(place)).contains("places").contains("not followed");
  }

  @Test
  void goesOnFromItsMemory() {
    fill(book, 30);
    TelemetryBook again = new TelemetryKalman().open(book.memory());

    assertThat(again.outlook(STOCK)).isEqualTo(book.outlook(STOCK)).isPresent();
    assertThat(again.outlook(YIELD)).isEqualTo(book.outlook(YIELD)).isPresent();
    assertThat(again.memory()).containsExactlyInAnyOrderElementsOf(book.memory());
  }

  @Test
  void leavesOutLinesThatItCannotRead() {
    TelemetryBook fresh =
        new TelemetryKalman()
            .open(List.of("", "9 " + STOCK.path() + " AAAA", "1 " + STOCK.path() + " %%%"));

    assertThat(fresh.memory()).isEmpty();
  }

  @Test
  void staysWithinItsBound() {
    for (int i = 0; i < SeriesBook.MOST + 10; i++) {
      book.take(reading(new SeriesId("lane", "L" + i, "eta_delay_h"), 1, 3));
    }

    assertThat(book.memory()).hasSize(SeriesBook.MOST);
  }
}
