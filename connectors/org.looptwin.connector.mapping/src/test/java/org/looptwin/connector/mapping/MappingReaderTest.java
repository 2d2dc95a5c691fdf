package org.looptwin.connector.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that can be known before the first message is told with its place. */
class MappingReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'metric': 'outpt_kwh', 'pointer': '/v'} | metrics/0/metric | outpt_kwh | yield",
        "{'metric': 'stock_on_hand', 'pointer': '/v'} | metrics/0/metric | battery-plant | yield",
        "{'metric': 'yield', 'pointer': 'v'} | metrics/0/pointer | JSON pointer | /data/temp",
        "{'metric': 'yield'} | metrics/0/pointer | is missing | whole payload",
        "{'metric': 'yield', 'pointer': '/v', 'unit': 'kg'} | metrics/0/unit | kg | factor",
        "{'metric': 'yield', 'pointr': '/v'} | metrics/0/pointr | means nothing | pointer",
        "{'metric': 'yield', 'pointer': '/v', 'factor': '2'} | metrics/0/factor | number | finite",
        "{'metric': 'line_state', 'pointer': '/v', 'table': {'on': 'ON'}} | 0/table | ON | RUN",
        "{'metric': 'yield', 'pointer': '/v', 'src': '{x}'} | 0/src | {x} | plant/{m}",
        "{'metric': 'yield', 'pointer': '/v', 'quality': 'FINE'} | quality | FINE | UNCERTAIN",
        "{'metric': 'yield', 'pointer': '/v', 'time': {'from': '/t', 'format': 'unix'}}"
            + " | 0/time/format | unix | epoch-ms",
        "{'metric': 'yield', 'pointer': '/v', 'time': 'now'} | 0/time | object | {...}"
      })
  void aSlipIsToldWithItsPlaceAndARemedy(String metric, String at, String what, String remedy) {
    var reading = Workshop.read(Workshop.file(metric));
    assertThat(reading.mapping()).isNull();
    assertThat(reading.errors())
        .anySatisfy(
            error ->
                assertThat(error)
                    .startsWith("m.json:2#/rules/0/")
                    .contains(at)
                    .contains(what)
                    .contains(remedy));
  }

  @Test
  void brokenJsonIsToldWithItsLine() {
    assertThat(Workshop.read("{'rules': [\n\n{,}]}").errors())
        .singleElement()
        .asString()
        .isEqualTo("m.json:3: no valid JSON: the character ',' is not expected here");
  }

  @Test
  void aNodeThatTheCaseLacksIsToldAlsoFromATable() {
    assertThat(
            Workshop.read(
                    "{'rules': [{'topic': 'a/{m}', 'node': {'from': '{m}', 'table': {'1': 'B99'}},"
                        + "'time': 'arrival', 'metrics': [{'metric': 'yield', 'pointer': ''}]}]}")
                .errors())
        .singleElement()
        .asString()
        .contains("#/rules/0/node")
        .contains("'B99', which is no node of meb-europe");
  }

  @Test
  void aRuleAboutNobodyOrWithoutATimeIsRefused() {
    assertThat(
            Workshop.read(
                    "{'rules': [{'topic': 'a', 'metrics': [{'metric': 'yield', 'pointer': ''}]}]}")
                .errors())
        .anyMatch(error -> error.contains("names 0 of node, lane, battery and market"));
    assertThat(
            Workshop.read(
                    "{'rules': [{'topic': 'a', 'node': 'B01',"
                        + " 'metrics': [{'metric': 'yield', 'pointer': ''}]}]}")
                .errors())
        .anyMatch(error -> error.contains("'time' is missing") && error.contains("arrival"));
  }

  @Test
  void ofRulesForTheSameTopicsTheFirstIsUsedAndAWarningGiven() {
    String rule =
        "{'topic': '%s', 'node': '%s', 'time': 'arrival',"
            + " 'metrics': [{'metric': 'yield', 'pointer': ''}]}";
    var reading =
        Workshop.read(
            "{'rules': [%s, %s]}"
                .formatted(rule.formatted("a/+", "B01"), rule.formatted("a/b", "B02")));
    assertThat(reading.mapping().warnings())
        .singleElement()
        .asString()
        .contains("'a/b' overlaps 'a/+' of /rules/0");
    assertThat(reading.mapping().find("a/b").orElseThrow().rule().pointer()).isEqualTo("/rules/0");
  }
}
