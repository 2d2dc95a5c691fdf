package org.looptwin.connector.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.looptwin.connector.api.ConnectionState;
import org.looptwin.connector.api.Connector;
import org.looptwin.connector.tck.DeliveryPromises.Trial;
import org.looptwin.connector.tck.MailConnector.Habit;
import org.looptwin.plugin.api.Check;

/** Plausible mistakes, each found by the promise it breaks. */
class WrongConnectorsTest {
  /** For promises that are kept, too: a busy machine takes more than half a second for them. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  @ParameterizedTest
  @CsvSource({
    "TRIMS, 'it hands in what the peer sent, byte for byte'",
    "ALWAYS_RUNNING, it is not RUNNING while its peer is gone",
    "SHRUGS_WHEN_REFUSED, a message the server refused comes again",
    "NEVER_ACKNOWLEDGES, a message acknowledged does not come again"
  })
  void isFound(Habit habit, String promise) throws Exception {
    assertThat(firstBroken(habit)).isEqualTo(promise);
  }

  @Test
  void aConnectorThatAcknowledgesWhenItReadsLosesWhatTheServerRefused() throws Exception {
    assertThat(firstBroken(Habit.ACKNOWLEDGES_WHEN_IT_READS))
        .isEqualTo("a message the server refused comes again");
  }

  @Test
  void aConnectorThatTellsNothingIsFound() throws Exception {
    Connector silent =
        new Connector() {
          @Override
          public String name() {
            return "silent";
          }

          @Override
          public ConnectionState state() {
            return null;
          }

          @Override
          public String detail() {
            return "";
          }
        };
    for (Check<Connector> check : new ConnectorPromises().checks()) {
      assertThat(check.complaint(silent, Duration.ofMinutes(1)).isPresent())
          .isEqualTo(!check.promise().contains("name"));
    }
  }

  private static String firstBroken(Habit habit) throws Exception {
    for (Map.Entry<String, Trial> each : new DeliveryPromises(PATIENCE).trials().entrySet()) {
      try (Bench bench = new MailBench(habit)) {
        each.getValue().on(bench);
      } catch (AssertionError broken) {
        return each.getKey();
      }
    }
    return "none";
  }
}
