package org.looptwin.twin.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.connector.api.Incoming;
import org.looptwin.model.json.MetricCatalogueFile;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

class GateTest {
  private static final String STOCK = "supplier/S01/stock_on_hand";
  private static final SeriesId STOCK_SERIES = new SeriesId("supplier", "S01", "stock_on_hand");
  private static final Instant SIX = Instant.parse("2024-03-01T06:00:00Z");

  private final MovableClock clock = new MovableClock("2024-03-01T06:00:00.123456Z");
  private final Gate gate = new Gate(SmallCase.create(), MetricCatalogueFile.standard(), clock);

  private Message check(String topic, String payload) {
    return check(topic, payload.getBytes(StandardCharsets.UTF_8));
  }

  private Message check(String topic, byte[] payload) {
    return gate.check(new Incoming("test", topic, payload, () -> {}));
  }

  private Reading reading(String topic, String payload) {
    Message message = check(topic, payload);
    assertThat(message.rejections()).isEmpty();
    assertThat(message.candidates()).hasSize(1);
    return message.candidates().get(0).reading();
  }

  private String reason(String topic, byte[] payload) {
    Message message = check(topic, payload);
    assertThat(message.candidates()).isEmpty();
    assertThat(message.readings()).isEqualTo(1);
    return message.rejections().get(0).reason().label();
  }

  private String reason(String topic, String payload) {
    return reason(topic, payload.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsASingleValueWithAllItsFields() {
    String payload =
        "{\"ts\":\"2024-03-01T06:00:00.000Z\",\"v\":12.5,\"u\":\"days\",\"q\":\"UNCERTAIN\","
            + "\"seq\":17,\"src\":\"plc-3\",\"more\":[1]}";
    Message message = check(STOCK, payload);
    assertThat(message.receivedAt()).isEqualTo("2024-03-01T06:00:00.123Z");
    assertThat(message.candidates())
        .containsExactly(
            new Candidate(
                new Reading(STOCK_SERIES, SIX, Value.of(12.5), Quality.UNCERTAIN, 17, "plc-3"),
                Quality.UNCERTAIN,
                false));
  }

  @Test
  void fillsInWhatIsOptional() {
    assertThat(reading(STOCK, "{\"ts\":1709272800000,\"v\":12}"))
        .isEqualTo(new Reading(STOCK_SERIES, SIX, Value.of(12), Quality.GOOD, -1, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2024-03-01T07:00:00+01:00\"",
        "\"2024-03-01T07:00:00+0100\"",
        "\"2024-03-01T06:00Z\"",
        "\"2024-03-01t06:00:00.000999z\"",
        "1709272800000",
        "1.7092728E12"
      })
  void readsATimeInAnyOfItsForms(String ts) {
    assertThat(reading(STOCK, "{\"ts\":" + ts + ",\"v\":1}").ts()).isEqualTo(SIX);
  }

  @ParameterizedTest
  @CsvSource({
    "supplier/S01/stock_on_hand, 14, days of plan, 14",
    "supplier/S01/capacity_utilisation, 0.71, 1, 71",
    "supplier/S01/capacity_utilisation, 71, %, 71",
    "lane/L1/shipment_dispatched, 1.5, MWh, 1500",
    "recycling-centre/R01/cell_temp_max, 300, K, 26.85",
    "recycling-centre/R01/cell_temp_max, -0.0, C, 0"
  })
  void convertsUnits(String topic, double sent, String unit, double kept) {
    Reading reading =
        reading(topic, "{\"ts\":1709272800000,\"v\":%s,\"u\":\"%s\"}".formatted(sent, unit));
    assertThat(reading.value().number())
        .isCloseTo(kept, org.assertj.core.api.Assertions.within(1e-9));
    assertThat(1 / reading.value().number()).isNotEqualTo(Double.NEGATIVE_INFINITY);
  }

  @ParameterizedTest
  @CsvSource({
    "supplier/S01/strike_flag,true,1.0",
    "supplier/S01/strike_flag,0,0.0",
    "battery-plant/B01/line_state,\"DOWN\",DOWN",
    "market/eua_price,82.5,82.5",
    "battery/DE-1.a:7/soh,93,93.0",
    "hub/K01/returns_received,5,5.0"
  })
  void takesFlagsTextsMarketsBatteriesAndHubs(String topic, String v, String kept) {
    Reading reading = reading(topic, "{\"ts\":1709272800000,\"v\":" + v + "}");
    assertThat(reading.value()).hasToString(kept);
    assertThat(reading.series().path()).isEqualTo(topic);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "12",
        "[]",
        "{",
        "{\"ts\":1709272800000,\"v\":1}}",
        "{\"ts\":1709272800000,\"v\":1} 2",
        "{\"ts\":1709272800000,\"v\":1,\"v\":2}",
        "{\"ts\":1709272800000,\"v\":NaN}",
        "{\"ts\":1709272800000,\"v\":Infinity}",
        "{\"ts\":1709272800000,\"v\":1e400}",
        "{\"ts\":1709272800000,\"v\":null}",
        "{\"ts\":1709272800000,\"v\":\"12\"}",
        "{\"ts\":1709272800000,\"v\":true}",
        "{\"ts\":1709272800000,\"v\":{\"v\":1}}",
        "{\"ts\":1709272800000,\"v\":[1]}",
        "{\"ts\":1709272800000}",
        "{\"v\":1}",
        "{\"ts\":null,\"v\":1}",
        "{\"ts\":\"yesterday\",\"v\":1}",
        "{\"ts\":\"2024-03-01T06:00:00\",\"v\":1}",
        "{\"ts\":\"2024-02-30T06:00:00Z\",\"v\":1}",
        "{\"ts\":-1,\"v\":1}",
        "{\"ts\":1e300,\"v\":1}",
        "{\"ts\":true,\"v\":1}",
        "{\"ts\":1709272800000,\"v\":1,\"q\":\"good\"}",
        "{\"ts\":1709272800000,\"v\":1,\"u\":5}",
        "{\"ts\":1709272800000,\"v\":1,\"seq\":-2}",
        "{\"ts\":1709272800000,\"v\":1,\"seq\":1.5}",
        "{\"ts\":1709272800000,\"v\":1,\"src\":[]}",
        "{\"ts\":1709272800000,\"v\":1,\"src\":\"a\\u0000b\"}",
        "{\"ts\":1709272800000,\"v\":1,\"src\":\"\\ud800\"}",
        "\ufeff{\"ts\":1709272800000,\"v\":1}"
      })
  void rejectsAsMalformed(String payload) {
    assertThat(reason(STOCK, payload)).isEqualTo("malformed");
  }

  @Test
  void rejectsAsMalformedWhatIsTooDeepTooLongOrNoText() {
    assertThat(reason(STOCK, "[".repeat(100_000))).isEqualTo("malformed");
    assertThat(reason(STOCK, "{\"a\":".repeat(20_000))).isEqualTo("malformed");
    assertThat(reason(STOCK, "{\"ts\":1709272800000,\"v\":" + "9".repeat(100_000) + "}"))
        .isEqualTo("malformed");
    assertThat(reason(STOCK, "{\"ts\":1709272800000,\"v\":1,\"src\":\"" + "x".repeat(129) + "\"}"))
        .isEqualTo("malformed");
    assertThat(reason(STOCK, new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}))
        .isEqualTo("malformed");
    byte[] utf16 = "{\"ts\":1709272800000,\"v\":1}".getBytes(StandardCharsets.UTF_16LE);
    assertThat(reason(STOCK, utf16)).isEqualTo("malformed");
  }

  @ParameterizedTest
  @CsvSource({
    "supplier/S99/stock_on_hand,unknown-node",
    "supplier/B01/stock_on_hand,unknown-node",
    "suppliers/S01/stock_on_hand,unknown-node",
    "lane/L9/eta_delay_h,unknown-node",
    "battery/a b/soh,unknown-node",
    "market,unknown-node",
    "/looptwin/v1/smal/supplier/S01/stock_on_hand,unknown-node",
    "supplier/S01/stock_on_hand/more,unknown-node",
    "supplier/S01/colour,unknown-metric",
    "supplier/S01/line_state,unknown-metric",
    "supplier/S01/,unknown-metric",
    "market/colour,unknown-metric",
    "battery/x/colour,unknown-metric"
  })
  void rejectsWhatTheNetworkDoesNotHave(String topic, String expected) {
    assertThat(reason(topic, "{\"ts\":1709272800000,\"v\":1}")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "supplier/S01/stock_on_hand,1,kg,unit",
    "supplier/S01/stock_on_hand,1,D,unit",
    "supplier/S01/stock_on_hand,365,,",
    "supplier/S01/stock_on_hand,365.1,,range",
    "supplier/S01/stock_on_hand,-0.1,,range",
    "supplier/S01/capacity_utilisation,1.21,1,range",
    "supplier/S01/strike_flag,0.5,,range",
    "battery-plant/B01/line_state,\"OFF\",,range",
    "battery-plant/B01/line_state,1,,malformed",
    "lane/L1/shipment_dispatched,1e307,MWh,range"
  })
  void rejectsUnitsAndValuesOutsideTheLimits(String topic, String v, String u, String expected) {
    String unit = u == null ? "" : ",\"u\":\"" + u + "\"";
    String payload = "{\"ts\":1709272800000,\"v\":" + v + unit + "}";
    if (expected == null) {
      assertThat(check(topic, payload).candidates()).hasSize(1);
    } else {
      assertThat(reason(topic, payload)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GOOD,90000,GOOD,false",
    "GOOD,90001,UNCERTAIN,true",
    "BAD,90001,BAD,true",
    "GOOD,86400000,UNCERTAIN,true",
    "GOOD,-999999999,GOOD,false"
  })
  void takesReadingsAheadOfTheClockAsUncertain(Quality q, long ms, Quality kept, boolean skewed) {
    Instant ts = Instant.parse("2024-03-01T06:00:00.123Z").plusMillis(ms);
    String payload = "{\"ts\":\"" + ts + "\",\"v\":1,\"q\":\"" + q + "\"}";
    Candidate candidate = check(STOCK, payload).candidates().get(0);
    assertThat(candidate.reading().quality()).isEqualTo(kept);
    assertThat(candidate.sent()).isEqualTo(q);
    assertThat(candidate.skewed()).isEqualTo(skewed);
  }

  @Test
  void rejectsWhatIsMoreThanADayAhead() {
    Instant ts = Instant.parse("2024-03-02T06:00:00.124Z");
    assertThat(reason(STOCK, "{\"ts\":\"" + ts + "\",\"v\":1}")).isEqualTo("future");
    assertThat(reason(STOCK, "{\"ts\":9223372036854775807,\"v\":1}")).isEqualTo("future");
  }

  @Test
  void rejectsMoreThan256KiB() {
    byte[] payload = new byte[256 * 1024 + 1];
    Arrays.fill(payload, (byte) ' ');
    byte[] json = "{\"ts\":1709272800000,\"v\":1}".getBytes(StandardCharsets.UTF_8);
    System.arraycopy(json, 0, payload, 0, json.length);
    assertThat(reason(STOCK, payload)).isEqualTo("too-large");
    byte[] justFits = Arrays.copyOf(payload, 256 * 1024);
    assertThat(check(STOCK, justFits).candidates()).hasSize(1);
  }

  @Test
  void letsEachOfSeveralMetricsStandForItself() {
    String payload =
        "{\"ts\":1709272800000,\"src\":\"gw\",\"metrics\":{\"stock_on_hand\":12.5,"
            + "\"capacity_utilisation\":{\"v\":0.71,\"u\":\"1\",\"q\":\"BAD\",\"src\":\"plc\"},"
            + "\"confirmed_vs_planned\":500,\"colour\":1,\"smell\":2,\"strike_flag\":{}}}";
    Message message = check("supplier/S01", payload);
    assertThat(message.candidates())
        .extracting(Candidate::reading)
        .containsExactly(
            new Reading(STOCK_SERIES, SIX, Value.of(12.5), Quality.GOOD, -1, "gw"),
            new Reading(
                new SeriesId("supplier", "S01", "capacity_utilisation"),
                SIX,
                Value.of(71),
                Quality.BAD,
                -1,
                "plc"));
    assertThat(message.rejections())
        .extracting(r -> r.reason().label() + " " + r.readings())
        .containsExactlyInAnyOrder("range 1", "unknown-metric 2", "malformed 1");
    assertThat(message.readings()).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ts\":1709272800000,\"v\":1}",
        "{\"ts\":1709272800000,\"metrics\":{}}",
        "{\"ts\":1709272800000,\"metrics\":[1]}",
        "{\"metrics\":{\"stock_on_hand\":12.5}}",
        "{\"ts\":1709272800000,\"metrics\":{\"stock_on_hand\":1,\"stock_on_hand\":1}}"
      })
  void countsAnUnreadableMessageOfSeveralMetricsOnce(String payload) {
    assertThat(reason("supplier/S01", payload)).isEqualTo("malformed");
  }

  @Test
  void countsUnknownTopicsAllButKeepsOneAMinute() {
    for (int i = 0; i < 3; i++) {
      Rejection rejection = check("supplier/S99/x", "{}").rejections().get(0);
      assertThat(rejection.readings()).isEqualTo(1);
      assertThat(rejection.kept()).isEqualTo(i == 0);
    }
    clock.advance(Duration.ofSeconds(60));
    assertThat(check("supplier/S99/x", "{}").rejections().get(0).kept()).isTrue();
  }

  @Test
  void keepsAtMostAThousandUnknownTopicsAMinute() {
    long kept = 0;
    for (int i = 0; i < 10_000; i++) {
      List<Rejection> rejections = check("unknown/" + i, "{}").rejections();
      kept += rejections.get(0).kept() ? 1 : 0;
    }
    assertThat(kept).isEqualTo(1_000);
  }

  @Test
  void knowsWhatTheServerItselfPublishes() {
    assertThat(List.of("decision", "alarm/a-1", "quarantine", "command/supplier/S01"))
        .allMatch(gate::isOwn);
    assertThat(List.of(STOCK, "decisions", "supplier/alarm/x")).noneMatch(gate::isOwn);
  }
}
