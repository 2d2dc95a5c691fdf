package org.looptwin.optimise.fuzzy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.api.fuzzy.FuzzyQuestion;
import org.looptwin.optimise.api.fuzzy.FuzzyReport;
import org.looptwin.optimise.api.fuzzy.FuzzySettings;
import org.looptwin.optimise.api.fuzzy.SettingFault;
import org.looptwin.optimise.fuzzy.compromise.Method;

class FuzzyStudiesTest {
  private final FuzzyStudies studies = new FuzzyStudies();

  FuzzyStudiesTest() {
    studies.bindLinearSolver(TestSolver.highs());
  }

  @Test
  void everyReportSaysThatTheEquationsAreAReconstruction() throws Exception {
    for (String file : new String[] {"fuzzy_study_b", "generator_study_c"}) {
      String size = file.startsWith("generator") ? "periods=2,customers=3,plants=1" : null;
      FuzzyReport report = answer(file, settings(null, size));
      JsonNode json = new ObjectMapper().readTree(report.json());
      assertThat(json.get("reconstruction").textValue()).startsWith("Reconstruction");
      assertThat(report.lines()).anyMatch(line -> line.startsWith("Reconstruction"));
      assertThat(report.html()).contains("Reconstruction").contains("<svg").doesNotContain("NaN");
      assertThat(json.get("ranking").textValue()).isEqualTo("expected-value");
      assertThat(json.get("lambda").doubleValue()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void aSettingOfAnotherStudyIsRefused() {
    assertThatThrownBy(() -> answer("fuzzy_study_b", settings(null, "plants=1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'size' has no effect on study-b, only on study-c");
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void everyMethodFindsACompromiseThatNoAimAloneDictates(Method method) throws Exception {
    JsonNode json =
        new ObjectMapper().readTree(answer("fuzzy_study_b", settings(method.label(), null)).json());
    assertThat(json.get("method").textValue()).isEqualTo(method.label());
    double sum = 0;
    for (JsonNode objective : json.get("objectives")) {
      sum += objective.get("membership").doubleValue();
    }
    // the best one alone gives 1, and its companion service the same, energy 0
    assertThat(sum).isGreaterThan(1.4).isLessThan(3);
  }

  @Test
  void maxMinGivesTheLargestLeastMembership() throws Exception {
    double best = lambda("max-min");
    for (Method method : Method.values()) {
      assertThat(lambda(method.label())).isLessThanOrEqualTo(best + 1e-6);
    }
    assertThat(lambda("lai-hwang")).isCloseTo(best, within(0.02));
  }

  private double lambda(String method) throws Exception {
    return new ObjectMapper()
        .readTree(answer("fuzzy_study_b", settings(method, null)).json())
        .get("lambda")
        .doubleValue();
  }

  @Test
  void theExportedModelsOptimumIsTheIdealOfTheFirstObjective() throws Exception {
    FuzzyQuestion question = question("fuzzy_study_b", FuzzySettings.DEFAULT);
    double optimum =
        TestSolver.highs()
            .solve(studies.model(question), TestSolver.budget(0), Watch.NONE)
            .objective();
    JsonNode json = new ObjectMapper().readTree(studies.answer(question, Watch.NONE).json());
    double ideal = json.at("/objectives/0/ideal").doubleValue();
    assertThat(-optimum).isCloseTo(ideal, within(1e-6 * ideal));
  }

  @Test
  void settingsOutsideTheirRangeAreRefused() {
    assertThatThrownBy(() -> settings("nearest", null, 3)).hasMessageContaining("'alpha' is 3.0");
    assertThatThrownBy(() -> answer("fuzzy_study_b", settings("nearest", null)))
        .hasMessageContaining("'method' is 'nearest', which is not known, expected one of max-min");
    assertThatThrownBy(() -> answer("generator_study_c", settings(null, "P9")))
        .hasMessageContaining("P1, P2");
  }

  @Test
  void aFaultySettingIsNamedAsAnOptionAndAsAField() {
    assertThatThrownBy(() -> settings(null, null, 3))
        .isInstanceOfSatisfying(
            SettingFault.class, fault -> assertThat(fault.option()).isEqualTo("--alpha"));
    SettingFault fault = new SettingFault("demandFactor", "is %s, expected at most 10", 11);
    assertThat(fault.option() + " " + fault.what())
        .isEqualTo("--demand-factor is 11, expected at most 10");
    assertThatThrownBy(() -> answer("generator_study_c", settings(null, "customers=999,dcs=999")))
        .isInstanceOf(SettingFault.class)
        .hasMessageContaining("'size' asks for")
        .hasMessageContaining("expected at most 500000");
  }

  private FuzzyReport answer(String file, FuzzySettings settings) {
    return studies.answer(question(file, settings), Watch.NONE);
  }

  private static FuzzyQuestion question(String file, FuzzySettings settings) {
    return new FuzzyQuestion(
        file + ".json",
        Oracle.read(file).toString(),
        null,
        settings,
        Set.of(),
        "auto",
        TestSolver.budget(0.01));
  }

  private static FuzzySettings settings(String method, String size) {
    return settings(method, size, 0.8);
  }

  private static FuzzySettings settings(String method, String size, double alpha) {
    return new FuzzySettings(null, null, method, alpha, null, null, size, null, null, null, false);
  }
}
