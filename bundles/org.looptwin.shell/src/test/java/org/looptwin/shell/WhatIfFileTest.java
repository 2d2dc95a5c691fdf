package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.looptwin.model.network.Commodity;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.shell.plan.TinyPlan;

class WhatIfFileTest {
  @TempDir Path folder;

  private final Overrides overrides = new Overrides(TinyPlan.reference());

  private void read(String json) throws IOException {
    Path file = Files.writeString(folder.resolve("stress.json"), json);
    new WhatIfFile(file).readInto(overrides);
  }

  @Test
  void itsValuesAreThoseOfTheSameOptions() throws IOException {
    read(
        """
        {"case": "tiny", "supplierP": {"S01": 0.3}, "carbonEurT": 120, "closed": ["SUEZ"],
         "stockDays": {"B01": {"LI": 5}}, "preference": {"carbon": 1.5}, "recyclers": null}
        """);
    PlanningProblem applied = overrides.applied(PlanningProblem.of(TinyPlan.reference()));
    assertThat(applied.outlooks().supplierP().get("S01").at(3)).isEqualTo(0.3);
    assertThat(applied.outlooks().carbonEurT().at(3)).isEqualTo(120);
    assertThat(applied.initial().stockDays().get("B01").get(Commodity.LI)).isEqualTo(5);
    assertThat(applied.preference().carbon()).isEqualTo(1.5);
    assertThat(overrides.words())
        .isEqualTo("p.S01=0.3, carbonEurT=120, closed=SUEZ, stock.B01.LI=5, preference.carbon=1.5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "{\"supplierP\":{\"S01\":1.4}} | /supplierP/S01 is '1.4', expected a number of 0 to 1",
        "{\"supplierP\":{\"S01\":NaN}} | /supplierP/S01 is 'NaN', expected a number of 0 to 1",
        "{\"supplierP\":{\"S01\":\"much\"}} | /supplierP/S01 is \"much\", expected a number",
        "{\"supplierP\":{\"S99\":0.4}} | /supplierP/S99 names 'S99', expected a supplier",
        "{\"supplierP\":3} | /supplierP is 3, expected an object",
        "{\"carbonEurT\":-1} | /carbonEurT is '-1', expected a number of 0 to 1000",
        "{\"stockDays\":{\"B01\":{\"LI\":900}}} | /stockDays/B01/LI is '900', expected",
        "{\"closed\":\"SUEZ\"} | /closed is \"SUEZ\", expected a list",
        "{\"closed\":[3]} | /closed/0 is 3, expected",
        "{\"colour\":1} | /colour is unknown, expected some of case, supplierP",
        "{\"policy\":\"budget\"} | /policy is \"budget\", expected it as --policy",
        "{\"case\":\"meb-europe\"} | /case is 'meb-europe', but the case is tiny, expected",
      })
  void whatIsWrongIsNamedByFileAndPointer(String json, String said) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("stress.json: " + said)
        .hasMessageNotContaining("--set");
  }

  @Test
  void whatIsNoJsonIsNamedByItsLineInWordsOfThisHouse() {
    assertThatThrownBy(() -> read("{\n \"supplierP\": {\n"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("stress.json:3: is no JSON at column")
        .hasMessageNotContaining("JsonReadFeature")
        .hasMessageNotContaining("Unexpected");
  }

  @Test
  void aFolderIsToldAsOne() {
    assertThatThrownBy(() -> new WhatIfFile(folder))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("--what-if " + folder + " is a folder, expected a file: JSON as");
  }

  @Test
  void aByteOrderMarkIsNoFaultAndWhatFollowsTheEndIsOne() throws IOException {
    read("\uFEFF{\"carbonEurT\": 120}");
    assertThat(overrides.words()).isEqualTo("carbonEurT=120");
    assertThatThrownBy(() -> read("{\"carbonEurT\": 120} {\"closed\": [\"SUEZ\"]}"))
        .hasMessageContaining("stress.json:1: is no JSON at column")
        .hasMessageContaining("something follows after its end");
  }

  @Test
  void aNameThatIsGivenTwiceIsRefusedSinceTheFirstWouldBeLost() {
    assertThatThrownBy(
            () -> read("{\"supplierP\": {\"S01\": 0.4},\n \"supplierP\": {\"S03\": 0.4}}"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("stress.json:2: names 'supplierP' a second time in one object");
    assertThatThrownBy(() -> read("{\"supplierP\": {\"S01\": 0.4, \"S01\": 0.5}}"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("stress.json:1: names 'S01' a second time in one object");
  }

  @Test
  void theSameNameInTwoObjectsIsNoRepetition() throws IOException {
    read(
        "{\"stockDays\": {\"B01\": {\"LI\": 5}}, \"capacity\": {\"S01\": 0.5}, \"supplierP\": {\"S01\": 0.4}}");
    assertThat(overrides.words()).contains("capacity.S01=0.5").contains("p.S01=0.4");
  }

  @Test
  void aSiteThatIsNotPlannedForIsRefusedSinceItWouldChangeNothing() throws IOException {
    PlanningProblem whole = PlanningProblem.of(TinyPlan.reference());
    PlanningProblem part =
        whole.with(
            new org.looptwin.model.network.Subset(
                "part", java.util.Set.of("S02", "B01"), whole.subset().demandScale()));
    read("{\"supplierP\":{\"S01\":0.4}}");
    assertThatThrownBy(() -> overrides.applied(part))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("stress.json: /supplierP/S01 names 'S01', which is not among the 2");
  }
}
