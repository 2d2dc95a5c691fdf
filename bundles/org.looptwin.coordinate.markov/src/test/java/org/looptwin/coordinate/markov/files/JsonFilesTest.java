package org.looptwin.coordinate.markov.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.coordinate.api.CoordinationFile;
import org.looptwin.coordinate.api.UnreadableException;
import org.looptwin.coordinate.markov.exact.TableMemory;

class JsonFilesTest {
  private static final String ROWS = "'transitions':[[0,0,1,1.0],[1,0,0,0.5],[1,0,1,0.5]]";

  @TempDir private Path folder;

  private CoordinationFile read(String text) throws IOException, UnreadableException {
    return read(text, 1_000_000);
  }

  private CoordinationFile read(String text, long bytes) throws IOException, UnreadableException {
    Path file = Files.writeString(folder.resolve("given.json"), text.replace('\'', '"'));
    return new JsonFiles(new TableMemory(bytes)).read(file);
  }

  @Test
  void moreStatesThanMemoryHoldsAreRefusedWithBothSizes() {
    assertThatThrownBy(
            () -> read("{'gamma':0.9,'states':49000000,'transitions':[]}", 4_000_000_000L))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("given.json: /states: the tables of 49,000,000 states")
        .hasMessageContaining("need 6,272 MB, expected 4,000 MB at most")
        .hasMessageContaining("LOOPTWIN_JAVA_OPTS");
  }

  @Test
  void aLongFileIsReadNoFurtherOnceItIsNoLongerWanted() throws IOException {
    StringBuilder rows = new StringBuilder("{'gamma':0.9,'states':20000,'transitions':[[0,0,0,1]");
    for (int s = 1; s < 20_000; s++) {
      rows.append(",[%d,0,0,1]".formatted(s));
    }
    Path file =
        Files.writeString(
            folder.resolve("long.json"), rows.append("]}").toString().replace('\'', '"'));
    // pieces of 8,000 bytes, then five times for 20,000 rows
    int pieces = (int) (Files.size(file) / 8_000);
    for (int most : new int[] {2, pieces + 5}) {
      AtomicInteger asked = new AtomicInteger();
      assertThatThrownBy(() -> new JsonFiles().read(file, () -> asked.incrementAndGet() >= most))
          .isInstanceOf(CancellationException.class);
      assertThat(asked).hasValue(most);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'gamma':0.9,|it ends too early",
        "{'gamma':0.9,'gamma':0.8}|the name 'gamma' stands twice",
        "{'gamma':NaN}|'NaN' is no JSON value"
      })
  void whatIsNoJsonIsToldInTheWritersWords(String text, String words) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UnreadableException.class)
        .hasMessageMatching(".*given\\.json:1: no JSON at column \\d+: .*, expected an object")
        .hasMessageContaining(words);
  }

  @Test
  void aByteOrderMarkIsNoFault() throws Exception {
    assertThat(read("\uFEFF{'gamma':0.9,'states':2," + ROWS + "}").process().states()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'recovery_rate_low':1.5|/settings/recovery_rate_low is 1.5, expected 0 to 1",
        "'service_level_high':-1|/settings/service_level_high is -1, expected 0 to 1",
        "'compliance_rate_low':0.9,'compliance_rate_high':0.8|at most compliance_rate_high",
        "'servise_level_low':0.5|is a limit of no indicator, expected _low or _high after one of"
            + " service_level, recovery_rate, compliance_rate, utility_"
      })
  void bandsOfAContractThatCannotBeAreRefused(String settings, String words) {
    assertThatThrownBy(() -> read("{'caps':{},'settings':{" + settings + "}}"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining(words);
  }

  @Test
  void bandsOfAContractThatCanBeAreRead() throws Exception {
    String settings = "'recovery_rate_low':0.5,'recovery_rate_high':0.5,'utility_reuser_low':-9";
    assertThat(read("{'caps':{},'settings':{" + settings + "}}").loop()).isNotNull();
  }

  @Test
  void statesThatJustFitAreRead() throws Exception {
    assertThat(read("{'gamma':0.9,'states':2," + ROWS + "}", 256).process().states()).isEqualTo(2);
    assertThatThrownBy(() -> read("{'gamma':0.9,'states':2," + ROWS + "}", 255))
        .isInstanceOf(UnreadableException.class);
  }

  @ParameterizedTest
  @CsvSource({"gama,gamma", "Gamma,gamma", "gmama,gamma"})
  void aSlipOfThePenIsRefusedWithTheKeyThatIsMeant(String key, String meant) {
    assertThatThrownBy(() -> read("{'" + key + "':0.9,'states':2," + ROWS + "}"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("given.json: /" + key + " is no key of a decision process")
        .hasMessageContaining("expected gamma, states, transitions, rewards. Maybe " + meant);
  }

  @Test
  void rewardsAreNotLostByALetter() {
    assertThatThrownBy(() -> read("{'gamma':0.9,'states':2," + ROWS + ",'reward':[[0,0,5]]}"))
        .hasMessageContaining("/reward is no key")
        .hasMessageEndingWith("Maybe rewards");
    assertThatThrownBy(() -> read("{'game':[[[1,0],[0,1]],[[1,0],[0,1]]],'dleta':0.9}"))
        .hasMessageContaining("/dleta is no key of a game, expected game, delta. Maybe delta");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"'title':'x'", "'transitions_format':'s,a,t,p'", "'horizon':3", "'reward':'told'"})
  void otherKeysMayStandThere(String extra) throws Exception {
    String given = "{'gamma':0.9,'states':2,'rewards':[[0,0,5]]," + ROWS + "," + extra + "}";
    assertThat(read(given).process().reward()).containsExactly(5, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[[0,0,1,1],[1,0,1,0.25],[1,0,0,0.5]]|[]|/transitions/1: state 1, action 0: the probabilities sum to 0.75",
        "[[1,0,1,1],[0,0,1,1],[1,0,1,1]]|[]|/transitions/2: state 1, action 0, next state 1 stands twice",
        "[[0,0,1,1]]|[[0,0,1],[1,0,4]]|/rewards/1: the reward of state 1, action 0 has no transitions",
        "[[0,0,1,1]]|[[0,0,1],[0,0,4]]|/rewards/1: the reward of state 0, action 0 stands twice"
      })
  void aRowThatDoesNotGoWithTheOthersIsPointedAt(String rows, String rewards, String message) {
    assertThatThrownBy(
            () ->
                read(
                    "{'gamma':0.9,'states':2,'transitions':%s,'rewards':%s}"
                        .formatted(rows, rewards)))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("given.json: " + message);
  }
}
