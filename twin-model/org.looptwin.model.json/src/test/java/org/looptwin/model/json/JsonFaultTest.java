package org.looptwin.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFaultTest {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static JsonFault fault(String text) {
    return JsonFault.of(
        catchThrowableOfType(JsonProcessingException.class, () -> MAPPER.readTree(text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "{\"a\":1,\"a\":2}    | the name 'a' stands twice in one object",
        "{\"a\":NaN}          | 'NaN' is no JSON value",
        "{\"a\":-Infinity}    | '-Infinity' is no JSON value",
        "{\"a\":yes}          | 'yes' is no JSON value",
        "{\"a\":              | it ends too early; maybe it was cut off, or a bracket or quote is missing",
        "{\"a\":\"x           | it ends too early; maybe it was cut off, or a bracket or quote is missing",
        "{\"a\":1} {}         | something follows after its end",
        "{\"a\":1,}           | the character '}' is not expected here",
        "{a:1}                | the character 'a' is not expected here",
        "{'a':1}              | the character ''' is not expected here",
        "{\"a\":01}           | it is no JSON",
      })
  void whatIsWrongIsSaidInTheWritersWords(String text, String words) {
    assertThat(fault(text).words()).isEqualTo(words);
  }

  @Test
  void theParsersOwnWordsAndSettingsAreNeverTold() {
    for (String text :
        new String[] {"{\"a\":\"\n\"}", "\u0001", "[1 2]", "{\"a\":+1}", "{\"a\":.5}", "/*x*/1"}) {
      assertThat(fault(text).words())
          .doesNotContain("Feature")
          .doesNotContain("CTRL")
          .doesNotContain("code ");
    }
    assertThat(fault("{\"a\":\"\n\"}").words())
        .isEqualTo("a line break, tab or control character stands within a text or name");
  }

  @Test
  void linesAndColumnsCountFromOne() {
    JsonFault fault = fault("{\n \"a\": nan}");
    assertThat(fault.line()).isEqualTo(2);
    assertThat(fault.column()).isPositive();
    assertThat(fault("[1]]").line()).isEqualTo(1);
  }

  @Test
  void aTooDeepDocumentIsToldAsOne() {
    assertThat(fault("[".repeat(3000)).words()).startsWith("it is nested too deep");
  }
}
