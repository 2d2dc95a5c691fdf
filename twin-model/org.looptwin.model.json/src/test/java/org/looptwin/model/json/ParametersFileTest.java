package org.looptwin.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.looptwin.model.network.Parameters;

class ParametersFileTest {
  private final Problems problems = new Problems();

  @Test
  void prefersWhatIsUsedToWhatIsPrinted() throws IOException {
    Parameters parameters =
        read("{\"loss_given_disruption\": {\"value\": 0.5, \"use\": 0.2},\n \"beta\": 1.5}");

    assertThat(parameters.lossGivenDisruption()).isEqualTo(0.2);
    assertThat(parameters.beta()).isEqualTo(1.5);
  }

  @Test
  void takesTheReferenceValueOfAMissingScalarAndSaysSo() throws IOException {
    Parameters parameters = read("{\"_note\": 1}");

    assertThat(parameters.carbonPriceEurT()).isEqualTo(96.8);
    assertThat(problems.errors()).isFalse();
    assertThat(problems.all())
        .extracting(Problem::toString)
        .contains(
            "p.json:1: warning: planning.carbon_eur_t is missing; expected a number of 0 or more;"
                + " the reference value 96.8 is used");
  }

  @Test
  void refusesAValueOutOfRangeOnItsLine() throws IOException {
    read("{\n \"planning\": {\n  \"carbon_eur_t\": 90,\n  \"recovery_rate\": 68\n }\n}");

    assertThat(problems.all())
        .extracting(Problem::toString)
        .contains("p.json:4: planning.recovery_rate is 68; expected a share in [0, 1]");
  }

  @Test
  void warnsOfAPriceThatThisVersionDoesNotRead() throws IOException {
    read("{\"planning\": {\"shortage_eur_kwh\": 700}}");

    assertThat(problems.all())
        .extracting(Problem::toString)
        .contains(
            "p.json:1: warning: planning.shortage_eur_kwh is 700.0; expected 600.0, which this"
                + " version uses whatever stands here");
  }

  private Parameters read(String json) throws IOException {
    JsonFile file =
        new JsonFile(Path.of("p.json"), new JsonMapper().readTree(json), json, problems);
    return new ParametersFile(file).read();
  }
}
