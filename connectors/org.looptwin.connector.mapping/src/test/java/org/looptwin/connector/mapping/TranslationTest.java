package org.looptwin.connector.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.looptwin.connector.api.Incoming;

class TranslationTest {
  private static final Instant NOW = Instant.parse("2024-03-01T06:00:05.123456Z");

  private final Workshop.WrittenInbox inbox = new Workshop.WrittenInbox();
  private final AtomicInteger acknowledged = new AtomicInteger();

  @Test
  void aBadFieldIsRefusedAloneAndTheGoodOnesAreAccepted() throws Exception {
    String metrics =
        "{'metric': 'yield', 'pointer': '/y', 'unit': '1'},"
            + "{'metric': 'dry_room_dewpoint', 'pointer': '/d'},"
            + "{'metric': 'line_state', 'pointer': '/s', 'table': {'on': 'RUN'}}";
    send(Workshop.file(metrics), "plant/M7", "{'ts':1709272800000,'y':0.93,'d':912.5,'s':'on'}");
    assertThat(inbox.delivered)
        .containsExactly(
            "battery-plant/B01/yield"
                + " {\"ts\":\"2024-03-01T06:00:00Z\",\"v\":0.93,\"u\":\"1\",\"q\":\"GOOD\"}",
            "battery-plant/B01/line_state"
                + " {\"ts\":\"2024-03-01T06:00:00Z\",\"v\":\"RUN\",\"q\":\"GOOD\"}");
    assertThat(inbox.refused)
        .singleElement()
        .asString()
        .startsWith("RANGE dry_room_dewpoint: '/d' is '912.5'")
        .contains("-60.0 to 200.0");
    assertThat(inbox.all.get(0).original().topic()).isEqualTo("plant/M7");
    assertThat(inbox.all.get(2).topic()).isEqualTo("/plant/M7");
  }

  @Test
  void theMessageIsAcknowledgedOnceAfterItsLastPart() throws Exception {
    String metrics =
        "{'metric': 'yield', 'pointer': '/y'}, {'metric': 'scrap_kwh', 'pointer': '/missing'}";
    send(Workshop.file(metrics), "plant/M7", "{'ts':1709272800000,'y':93}");
    assertThat(inbox.all).hasSize(2);
    inbox.all.get(1).acknowledge().run();
    assertThat(acknowledged).hasValue(0);
    inbox.all.get(0).acknowledge().run();
    assertThat(acknowledged).hasValue(1);
  }

  @Test
  void factorAndOffsetComeBeforeTheUnit() throws Exception {
    String metrics =
        "{'metric': 'dry_room_dewpoint', 'pointer': '/f', 'factor': 0.5, 'offset': 100,"
            + "'unit': 'K'}"; // 0.5 * 260 + 100 = 230 K = -43.15 °C
    send(Workshop.file(metrics), "plant/M7", "{'ts':1709272800000,'f':260}");
    assertThat(inbox.delivered).singleElement().asString().contains("\"v\":230.0,\"u\":\"K\"");
  }

  @Test
  void whatIsSaidOfTheQualityAndNotUnderstoodIsNoReasonToTrust() throws Exception {
    String metrics =
        "{'metric': 'yield', 'pointer': '/y',"
            + "'quality': {'from': '/q', 'table': {'192': 'GOOD', '0': 'BAD'}}}";
    for (String q : new String[] {"192", "'0'", "7", "null"}) {
      send(Workshop.file(metrics), "plant/M7", "{'ts':1709272800000,'y':93,'q':" + q + "}");
    }
    assertThat(inbox.delivered)
        .extracting(text -> text.replaceAll(".*\"q\":\"(\\w+)\".*", "$1"))
        .containsExactly("GOOD", "BAD", "UNCERTAIN", "GOOD");
  }

  @Test
  void anUnknownMachineIsNamedWithWhereItStood() throws Exception {
    send(Workshop.file("{'metric': 'yield', 'pointer': '/y'}"), "plant/M9", "{'ts':1,'y':93}");
    assertThat(inbox.refused)
        .containsExactly(
            "UNKNOWN_NODE No node: 'M9' at {m} is not in the table, expected one of M7.");
  }

  @Test
  void whatIsNoJsonIsRefusedWhole() throws Exception {
    send(Workshop.file("{'metric': 'yield', 'pointer': '/y'}"), "plant/M7", "{'ts':1,");
    assertThat(inbox.refused).singleElement().asString().startsWith("MALFORMED No valid JSON at");
    send(Workshop.file("{'metric': 'yield', 'pointer': '/y'}"), "plant/M7", "17");
    assertThat(inbox.refused).last().asString().contains("no JSON object or array");
  }

  @Test
  void ofEachSampleTheBadOnesAreNamedByTheirPlace() throws Exception {
    String file =
        "{'rules': [{'topic': 'r', 'node': 'R01', 'each': '/s',"
            + "'time': {'from': '/at', 'format': 'epoch-s'}, 'metrics': ["
            + "{'metric': {'from': '/tag', 'table': {'T': 'cell_temp_max'}}, 'pointer': '/v'}]}]}";
    send(
        file.replace('\'', '"'),
        "r",
        "{'at':1709272800.25,'s':[{'tag':'T','v':20},{'tag':'X','v':1},"
            + "{'tag':'T','v':'warm'},{'tag':'T','v':'21.5','at':1709272801}]}");
    assertThat(inbox.delivered)
        .containsExactly(
            "recycling-centre/R01/cell_temp_max"
                + " {\"ts\":\"2024-03-01T06:00:00.250Z\",\"v\":20.0,\"q\":\"GOOD\"}",
            "recycling-centre/R01/cell_temp_max"
                + " {\"ts\":\"2024-03-01T06:00:01Z\",\"v\":21.5,\"q\":\"GOOD\"}");
    assertThat(inbox.refused)
        .containsExactly(
            "UNKNOWN_METRIC No metric's name: 'X' at '/s/1/tag' is not in the table, expected one"
                + " of T.",
            "MALFORMED cell_temp_max: '/s/2/v' is 'warm', expected a finite number.");
  }

  @Test
  void aBareNumberTakesTheTimeOfItsArrivalInMilliseconds() throws Exception {
    String file =
        "{'rules': [{'topic': 's', 'node': 'S01', 'time': 'arrival', 'metrics': ["
            + "{'metric': 'stock_on_hand', 'pointer': ''}]}]}";
    send(file.replace('\'', '"'), "s", " 21.5\n");
    assertThat(inbox.delivered)
        .containsExactly(
            "supplier/S01/stock_on_hand"
                + " {\"ts\":\"2024-03-01T06:00:05.123Z\",\"v\":21.5,\"q\":\"GOOD\"}");
  }

  private void send(String file, String topic, String payload) throws InterruptedException {
    Mapping mapping = Workshop.read(file).mapping();
    Incoming foreign =
        new Incoming(
            "mqtt",
            "/" + topic,
            payload.replace('\'', '"').getBytes(StandardCharsets.UTF_8),
            acknowledged::incrementAndGet);
    new Translation(foreign).deliver(mapping.find(topic).orElseThrow(), NOW, inbox);
  }
}
