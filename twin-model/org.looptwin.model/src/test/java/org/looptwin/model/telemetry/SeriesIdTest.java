package org.looptwin.model.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesIdTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "supplier/S01/stock_on_hand",
        "lane/S01-B01-sea-PANAMA/eta_delay_h",
        "battery/BP-0001/soh",
        "market/eua_price"
      })
  void readsThePathItWrites(String path) {
    assertThat(SeriesId.parse(path).orElseThrow().path()).isEqualTo(path);
  }

  @Test
  void hasNoEntityOnTheMarket() {
    assertThat(SeriesId.parse("market/gpr")).contains(SeriesId.market("gpr"));
    assertThat(SeriesId.market("gpr").entity()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "supplier", "supplier/S01", "market/a/b", "a/b/c/d"})
  void readsNothingElse(String path) {
    assertThat(SeriesId.parse(path)).isEmpty();
  }

  @Test
  void sortsByPath() {
    assertThat(
            Stream.of("supplier/S02/a", "market/z", "supplier/S01/b", "supplier/S01/a")
                .map(path -> SeriesId.parse(path).orElseThrow())
                .sorted()
                .map(SeriesId::path))
        .containsExactly("market/z", "supplier/S01/a", "supplier/S01/b", "supplier/S02/a");
  }

  @Test
  void acceptsOnlyFiniteNumbersAsValues() {
    assertThatThrownBy(() -> Value.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThat(Value.of("RUN").number()).isNaN();
  }
}
