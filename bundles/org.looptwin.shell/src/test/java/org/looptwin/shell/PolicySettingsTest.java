package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicySettingsTest {
  private final Properties settings = new Properties();

  @Test
  void withoutAWordTheDefaultHolds() {
    assertThat(PolicySettings.values(settings).get("policy")).isEqualTo("dynamic");
    assertThat(PolicySettings.values(settings).size()).isEqualTo(1);
  }

  @Test
  void figuresGoByTheirOwnNames() {
    settings.setProperty("plan.policy", " budget ");
    settings.setProperty("plan.gamma.lanes", "2");
    settings.setProperty("plan.beta", "1.2");
    settings.setProperty("plan.recovery-drop", "0.05");
    settings.setProperty("plan.policy-rows", "due, BR-8-2");
    var values = PolicySettings.values(settings);
    assertThat(values.get("policy")).isEqualTo("budget");
    assertThat(values.get("gammaLanes")).isEqualTo("2.0");
    assertThat(values.get("beta")).isEqualTo("1.2");
    assertThat(values.get("recoveryDrop")).isEqualTo("0.05");
    assertThat(values.get("policyRows")).isEqualTo("due, BR-8-2");
    assertThat(PolicySettings.keys()).contains("plan.policy", "plan.change-price");
  }

  @Test
  void aFigureThatThePolicyDoesNotHeedIsTold() {
    settings.setProperty("plan.gamma", "3");
    settings.setProperty("plan.beta", "1.2");
    assertThat(PolicySettings.unheeded(settings))
        .containsExactly(
            "plan.gamma changes nothing under plan.policy = dynamic, which heeds plan.beta,"
                + " plan.change-price, plan.reserve");
    settings.setProperty("plan.policy", "budget");
    assertThat(PolicySettings.unheeded(settings)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "plan.policy, bold, wasserstein",
    "plan.gamma, -1, 0.0 to 1000.0",
    "plan.alpha, x, a number"
  })
  void whatIsNoneIsNamedWithWhatIsExpected(String key, String value, String words) {
    settings.setProperty(key, value);
    assertThatThrownBy(() -> PolicySettings.values(settings))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(key)
        .hasMessageContaining(words);
  }
}
