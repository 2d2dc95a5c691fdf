package org.looptwin.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.quantity.MonthlySeries;

class CaseFolderTest {
  private static final Path CASES = Path.of("..", "cases");

  @TempDir Path temp;

  @Test
  void readsTheReferenceCaseWithoutAnyProblem() {
    CaseReading reading = CaseFolder.read(CASES.resolve("meb-europe"));

    assertThat(reading.problems()).isEmpty();
    Case reference = reading.reference();
    assertThat(reference.name()).isEqualTo("meb-europe");
    assertThat(reference.firstMonth()).isEqualTo(YearMonth.of(2025, 1));
    assertThat(reference.network().nodes()).hasSize(73);
    assertThat(reference.network().lanes()).hasSize(895);
    assertThat(reference.network().nodes(NodeType.SUPPLIER)).hasSize(43);
  }

  @Test
  void replacesTheReturnsOfVehiclePlantsByThoseOfHubsInTheExtendedNetwork() {
    Case reference = CaseFolder.read(CASES.resolve("meb-europe")).reference();

    assertThat(reference.extended().nodes()).hasSize(120);
    // 895 lanes without the 167 V->R, plus 537 from the hubs
    assertThat(reference.extended().lanes()).hasSize(895 - 167 + 537);
    assertThat(reference.laneVia().get("S01-B01-sea-PANAMA")).containsExactly("P01");
  }

  @Test
  void readsTheScalarsInTheirSoundReading() {
    Case reference = CaseFolder.read(CASES.resolve("meb-europe")).reference();

    assertThat(reference.parameters().carbonPriceEurT()).isEqualTo(96.8);
    assertThat(reference.parameters().recoveryRate()).isEqualTo(0.68);
    assertThat(reference.parameters().pSuezCalm()).isEqualTo(0.036);
    assertThat(reference.parameters().lossSupplierEurKwh()).isEqualTo(280);
    assertThat(reference.parameters().lossGivenDisruption()).isEqualTo(0.18);
    assertThat(reference.parameters().efRegeneratedKgKwh()).isEqualTo(5.8);
    assertThat(reference.parameters().hydrometYield()).isEqualTo(0.95);
    assertThat(reference.parameters().regenerationYield()).isEqualTo(0.92);
  }

  @Test
  void readsContractsHistoryAndInitialState() {
    Case reference = CaseFolder.read(CASES.resolve("meb-europe")).reference();

    assertThat(reference.contracts().get("S01").rampPerMonth()).isEqualTo(0.10);
    assertThat(reference.contracts().get("S11").maxShare()).isEqualTo(0.938);
    assertThat(reference.initialState().executedShares().get("S03")).isEqualTo(0.23);
    assertThat(reference.initialState().executedRoutes().get("S03").get(LaneClass.SUEZ))
        .isEqualTo(1.0);
    assertThat(reference.initialState().openRecyclers()).hasSize(7);
    assertThat(reference.observations().supplierP()).hasSize(12);
    assertThat(reference.observations().linkP()).containsOnlyKeys(LaneClass.SUEZ);
    assertThat(reference.observations().supplierP().get("S01").at(0)).isEqualTo(0.0757);
    assertThat(reference.kgPerKwh().get(Commodity.PACK)).isEqualTo(6.2);
    assertThat(reference.policyPacks())
        .containsOnlyKeys("eu-2023-1542", "eu-cbam-2023-956", "study-a");
    assertThat(reference.subset("n30").orElseThrow().demandScale()).isEqualTo(0.55);
  }

  @Test
  void readsTheTinyCaseWithItsSmallPlantsWithoutAnyProblem() {
    CaseReading reading = CaseFolder.read(CASES.resolve("tiny"));

    assertThat(reading.problems()).isEmpty();
    Case tiny = reading.reference();
    assertThat(tiny.network().nodes()).hasSize(18);
    assertThat(tiny.extended().nodes()).hasSize(21);
    assertThat(tiny.extended().lanes())
        .filteredOn(lane -> lane.commodity() == Commodity.RET)
        .extracting(lane -> lane.from())
        .containsOnly("K01");
    assertThat(tiny.firstMonth()).isEqualTo(YearMonth.of(2025, 1));
    assertThat(tiny.parameters().carbonPriceEurT()).isEqualTo(100);
    assertThat(tiny.network().node("R02").orElseThrow().existing()).isFalse();
  }

  @Test
  void sumsToTheDemandOfAYear() {
    Case reference = CaseFolder.read(CASES.resolve("meb-europe")).reference();

    double gwh = reference.demandKwh().values().stream().mapToDouble(CaseFolderTest::sum).sum();
    assertThat(gwh * 1e-6).isCloseTo(36, within(0.01));
  }

  @Test
  void neverReadsTheHiddenTruth() {
    Case reference = CaseFolder.read(CASES.resolve("meb-europe")).reference();

    assertThat(reference.observations().market().keySet())
        .noneMatch(name -> name.endsWith("_true"))
        .contains("eua_eur_t_studycal", "li_price_kusd_t_lce");
  }

  @Test
  void namesFileLineValueAndRemedyOfEveryProblemAtOnce() throws IOException {
    Path folder = copyOfReference();
    edit(
        folder,
        "nodes.csv",
        "B01,B,battery_plant,,Wolfsburg cell and pack,DE,52.43,10.79,8.0,666667",
        "B01,B,battery_plant,,Wolfsburg cell and pack,DE,52.43,10.79,80.0,6666667");
    edit(folder, "nodes.csv", "0.3,8.5,10.5,0.08,0.2", "0.3,8.5,10.5,1.08,0.2");
    edit(folder, "lanes.csv", "S01-B02-sea-PANAMA,S01,B02", "S01-B02-sea-PANAMA,S01,B99");
    edit(folder, "demand_monthly.csv", "1,V01,787500", "1,V01,NaN");

    CaseReading reading = CaseFolder.read(folder);

    assertThat(reading.reference()).isNull();
    assertThat(texts(reading))
        .anyMatch(
            text ->
                text.matches(
                    ".*nodes.csv:45: cap_gwh_y is '80.0'; expected a capacity of 5.0 to 8.0 GWh a"
                        + " year. Maybe set capacity_limits in parameters.json"))
        .anyMatch(
            text ->
                text.endsWith(
                    "nodes.csv:2: p_disruption_base is '1.08'; expected a probability in [0, 1]"))
        .anyMatch(text -> text.contains("lanes.csv:4: to is 'B99'; expected"))
        .anyMatch(
            text ->
                text.contains("demand_monthly.csv:2: demand_kwh is 'NaN'; expected a number of 0"));
  }

  @Test
  void warnsOfARateThatIsProbablyPerTonne() throws IOException {
    Path folder = copyOfReference();
    // 291 km at 0.12 EUR/km/kWh is the slip of study A: 34.9 EUR/kWh
    String lane = lineWith(folder, "lanes.csv", "S13-B01-road,");
    String[] fields = lane.split(",", -1);
    fields[8] = "34.9";
    edit(folder, "lanes.csv", lane, String.join(",", fields));

    CaseReading reading = CaseFolder.read(folder);

    assertThat(reading.reference()).isNotNull();
    assertThat(reading.warnings()).hasSize(1);
    assertThat(reading.warnings().get(0).toString())
        .contains("warning: cost_eur_per_kwh 34.9")
        .contains("Maybe the rate is EUR per tonne-km");
  }

  @Test
  void toleratesCarriageReturnsByteOrderMarkAndQuotes() throws IOException {
    Path folder = copyOfReference();
    Path nodes = folder.resolve("nodes.csv");
    String text =
        Files.readString(nodes).replace("Atacama brine A", "\"Atacama, \"\"brine\"\" A\"");
    Files.writeString(nodes, "\uFEFF" + text.replace("\n", "\r\n"));

    CaseReading reading = CaseFolder.read(folder);

    assertThat(reading.problems()).isEmpty();
    assertThat(reading.reference().network().node("S01").orElseThrow().name())
        .isEqualTo("Atacama, \"brine\" A");
  }

  @Test
  void findsGapsDuplicatesMissingColumnsAndWrongFieldCounts() throws IOException {
    Path folder = copyOfReference();
    edit(folder, "demand_monthly.csv", "2,V01,", "3,V01,");
    edit(folder, "returns_monthly.csv", "retired_available_kwh", "retired_kwh");
    edit(
        folder,
        "commodities.csv",
        "CO,cobalt metal content for 1 kWh,0.12",
        "CO,cobalt, metal,0.12");
    Files.delete(folder.resolve("abatement_options.csv"));

    assertThat(texts(CaseFolder.read(folder)))
        .anyMatch(text -> text.contains("V01 has 2025-03 twice"))
        .anyMatch(text -> text.contains("V01 jumps to 2025-03; expected a row for 2025-02"))
        .anyMatch(text -> text.contains("returns_monthly.csv:1: column retired_available_kwh"))
        .anyMatch(text -> text.contains("commodities.csv:3: 4 fields; expected 3"))
        .anyMatch(text -> text.contains("abatement_options.csv:1: the file is missing"));
  }

  @Test
  void checksSharesAndReferencesOfTheInitialState() throws IOException {
    Path folder = copyOfReference();
    edit(folder, "initial_state.json", "\"S01\": 0.3,", "\"S01\": 0.4,");
    edit(folder, "initial_state.json", "\"R07\"", "\"R77\"");

    assertThat(texts(CaseFolder.read(folder)))
        .anyMatch(text -> text.contains("the shares of LI sum to 1.1000; expected 1"))
        .anyMatch(text -> text.contains("unknown R77; expected a recycling centre"));
  }

  @Test
  void saysOnWhichLineJsonBreaks() throws IOException {
    Path folder = copyOfReference();
    Files.writeString(
        folder.resolve("parameters.json"), "{\n \"beta\": {\"value\": 1.2},\n oops }");

    assertThat(texts(CaseFolder.read(folder)))
        .anyMatch(text -> text.contains("parameters.json:3: no JSON"));
  }

  @Test
  void tellsWhyItIsNoJsonWithoutTheParsersWords() throws IOException {
    Path folder = copyOfReference();
    edit(folder, "parameters.json", "{\n \"_note\"", "{\n \"x\": NaN,\n \"_note\"");

    assertThat(texts(CaseFolder.read(folder)))
        .anyMatch(
            text ->
                text.endsWith(
                    "parameters.json:2: no JSON: 'NaN' is no JSON value; expected a JSON object"));
  }

  @Test
  void readsJsonThatBeginsWithAByteOrderMark() throws IOException {
    Path folder = copyOfReference();
    Path file = folder.resolve("parameters.json");
    Files.writeString(file, "\uFEFF" + Files.readString(file));

    assertThat(CaseFolder.read(folder).problems()).isEmpty();
  }

  @Test
  void namesTheLineThatIsNotUtf8AndNotTheThousandReferencesThatFollow() throws IOException {
    Path folder = copyOfReference();
    Path nodes = folder.resolve("nodes.csv");
    String text = Files.readString(nodes).replaceFirst("\nS02,S,", "\nS02,\u00fc,");
    Files.write(nodes, text.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(texts(CaseFolder.read(folder)))
        .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .contains(
            "nodes.csv:3: the text is not UTF-8; expected UTF-8. Maybe it was saved as Windows-1252");
  }

  @Test
  void refusesBandsOfRatesThatAreNoSharesAndBandsThatNothingIsWithin() throws IOException {
    Path folder = copyOfReference();
    Path actors = folder.resolve("mdp_study_d.json");
    String text = Files.readString(actors);
    Files.writeString(
        actors,
        "{\n\"settings\": {\n\"service_level_low\": -0.1,\n\"recovery_rate_high\": 1.5,\n"
            + "\"utility_recycler_low\": 30,\n\"utility_recycler_high\": 20},"
            + text.substring(text.indexOf('{') + 1));

    assertThat(texts(CaseFolder.read(folder)))
        .satisfiesExactlyInAnyOrder(
            one ->
                assertThat(one)
                    .contains("mdp_study_d.json:3: settings.service_level_low is -0.1")
                    .contains("expected a share in [0, 1]"),
            one ->
                assertThat(one).contains("mdp_study_d.json:4: settings.recovery_rate_high is 1.5"),
            one ->
                assertThat(one)
                    .contains("mdp_study_d.json:5: settings.utility_recycler_low is 30.0")
                    .contains("expected at most settings.utility_recycler_high, which is 20.0"));
    Files.writeString(
        actors,
        "{\"settings\": {\"service_level_low\": 0.5, \"service_level_high\": 1, \"horizon\": 7},"
            + text.substring(text.indexOf('{') + 1));
    assertThat(CaseFolder.read(folder).problems()).isEmpty();
  }

  @Test
  void letsACaseSetItsOwnCapacityLimits() throws IOException {
    Path folder = copyOfReference();
    edit(folder, "nodes.csv", "10.79,8.0,666667", "10.79,9.0,750000");
    assertThat(CaseFolder.read(folder).reference()).isNull();
    edit(
        folder,
        "parameters.json",
        "{\n \"_note\"",
        "{\n \"capacity_limits\": {\"B\": {\"min_gwh_y\": 1, \"max_gwh_y\": 10}},\n \"_note\"");

    assertThat(CaseFolder.read(folder).problems()).isEmpty();
  }

  @Test
  void reportsAtMostAThousandProblems() throws IOException {
    Path folder = copyOfReference();
    Path table = folder.resolve("supplier_disruption_monthly.csv");
    Files.writeString(table, Files.readString(table).replaceAll(",0\\.\\d+\n", ",x\n"));

    CaseReading reading = CaseFolder.read(folder);

    assertThat(reading.problems()).hasSize(1000);
    assertThat(reading.reference()).isNull();
  }

  private static double sum(MonthlySeries series) {
    return java.util.Arrays.stream(series.toArray()).sum();
  }

  private static List<String> texts(CaseReading reading) {
    return reading.problems().stream().map(Problem::toString).toList();
  }

  private Path copyOfReference() throws IOException {
    Path target = Files.createDirectory(temp.resolve("copy"));
    try (Stream<Path> files = Files.list(CASES.resolve("meb-europe"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
    return target;
  }

  private static String lineWith(Path folder, String file, String start) throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve(file))) {
      return lines.filter(line -> line.startsWith(start)).findFirst().orElseThrow();
    }
  }

  private static void edit(Path folder, String file, String from, String to) throws IOException {
    Path path = folder.resolve(file);
    String text = Files.readString(path, StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    Files.writeString(
        path,
        text.replaceFirst(
            java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to)));
  }
}
