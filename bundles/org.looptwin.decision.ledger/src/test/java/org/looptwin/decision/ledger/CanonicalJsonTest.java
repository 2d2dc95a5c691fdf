package org.looptwin.decision.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
  private static String json(Object value) {
    return CanonicalJson.write(CanonicalValue.of(value, "it"));
  }

  @Test
  void doublesAreTheShortestOnesUnderEveryJava() {
    // Double.toString of Java 17 says 2.0E-3 as 0.002 too, but 2.2E-322 and 2.0E23 differently
    assertThat(json(2.0E-3)).isEqualTo("0.002");
    assertThat(json(2.0E23)).isEqualTo("2.0E23");
    assertThat(json(5.684341886080802E-14)).isEqualTo("5.684341886080802E-14"); // 2^-44
    assertThat(json(-0.0)).isEqualTo("0.0");
    assertThat(json(1)).isEqualTo("1");
    assertThat(json(1.0)).isEqualTo("1.0");
    assertThat(json(Double.NEGATIVE_INFINITY)).isEqualTo("null");
  }

  @Test
  void keysAreSortedWhateverTheOrderTheyCameIn() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("b", 1);
    map.put("B", 2);
    map.put("a", null);
    assertThat(json(map)).isEqualTo("{\"B\":2,\"a\":null,\"b\":1}");
  }

  @Test
  void textsAreEscapedOnlyWhereJsonAsksForIt() {
    assertThat(json("a\"b\\c\n\u0001\u00e9\u2028"))
        .isEqualTo("\"a\\\"b\\\\c\\n\\u0001\u00e9\u2028\"");
    assertThat(json("\ud83d\ude00 \ud83d")).isEqualTo("\"\ud83d\ude00 \ufffd\"");
  }

  @Test
  void whatHasNoPlaceInTheLedgerIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> json(Map.of("x", new Object())))
        .hasMessageContaining("it.x is a java.lang.Object");
  }
}
