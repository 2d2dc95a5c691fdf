package org.looptwin.history.influxdb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plc-3",
        "a b,c=d",
        "ends with \\",
        "line\nbreak",
        "100%",
        "%5C",
        "%",
        "%4",
        "ü€"
      })
  void whatIsWrittenIsReadAgain(String text) {
    assertThat(TagText.decode(TagText.encode(text))).isEqualTo(text);
  }

  @Test
  void onlyWhatInfluxCannotWriteIsChanged() {
    assertThat(TagText.encode("Werk 1,\"A\"=b\\")).isEqualTo("Werk 1,\"A\"=b%5C");
    assertThat(TagText.encode("a\nb")).isEqualTo("a%0Ab");
  }

  @Test
  void aTagThatIsNotThereIsEmpty() {
    assertThat(TagText.decode(null)).isEmpty();
  }
}
