package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerOptionsTest {
  private final ServerOptions options = new ServerOptions();
  private final Properties settings = new Properties();

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "::1", "localhost"})
  void aDemoMayListenOnThisMachinesOwnAddresses(String address) {
    options.bind = address;
    options.complete(settings);
    assertThatCode(() -> options.needLoopback("demo")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "10.1.2.3"})
  void aDemoRefusesAnyOtherAddressThatTheCommandLineNames(String address) {
    options.bind = address;
    options.complete(settings);
    assertThatThrownBy(() -> options.needLoopback("demo"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("demo binds to loopback only, but --bind says " + address);
  }

  @Test
  void aDemoRefusesAnAddressOfTheSettingsFile() {
    settings.setProperty("bind", "0.0.0.0");
    options.complete(settings);
    assertThatThrownBy(() -> options.needLoopback("demo"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("conf/looptwin.properties says 0.0.0.0");
  }

  @Test
  void withoutASettingItIsLoopback() {
    options.complete(settings);
    assertThatCode(() -> options.needLoopback("demo")).doesNotThrowAnyException();
  }
}
