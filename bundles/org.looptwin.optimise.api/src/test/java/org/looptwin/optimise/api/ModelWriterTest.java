package org.looptwin.optimise.api;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelWriterTest {

  /**
   * Every kind of bound, row and name; its optimum is worked out in {@link ExternalSolversTest}.
   */
  static LinearModel awkward() {
    LinearModel.Builder model = LinearModel.builder("share S01 -> B02 [%]");
    int one = model.column("constant", 1, 1, 100);
    int below = model.column("e1", NEGATIVE_INFINITY, -2, -1);
    int free = model.column("free", NEGATIVE_INFINITY, POSITIVE_INFINITY, 1);
    int whole = model.integerColumn("flow S01/B02", 0, POSITIVE_INFINITY, 2.5);
    int same = model.integerColumn("flow S01_B02", -3, 7, -0.5);
    int box = model.column("1st", 0.25, 0.75, -1e-3);
    int range = model.row("end", -4, 9);
    model.entry(range, free, 1).entry(range, whole, 1).entry(range, below, 0.5);
    int least = model.row("Flow S01/B02", 3.5, POSITIVE_INFINITY);
    model.entry(least, whole, 1).entry(least, box, -1);
    int most = model.row("flow s01 b02", NEGATIVE_INFINITY, 5.5);
    model.entry(most, same, 1).entry(most, one, 0);
    model.row("nothing", NEGATIVE_INFINITY, POSITIVE_INFINITY);
    model.entry(3, box, 1);
    return model.build();
  }

  @Test
  void writesFreeMps() {
    StringBuilder text = new StringBuilder();
    new ModelWriter(awkward()).mps(text);
    assertThat(text.toString())
        .isEqualTo(
            """
            NAME share_S01____B02____ FREE
            ROWS
             N cost
             L r_end
             G Flow_S01_B02
             L flow_s01_b02_2
             N nothing
            COLUMNS
             constant cost 100
             x_e1 cost -1
             x_e1 r_end 0.5
             x_free cost 1
             x_free r_end 1
             MARKER 'MARKER' 'INTORG'
             flow_S01_B02 cost 2.5
             flow_S01_B02 r_end 1
             flow_S01_B02 Flow_S01_B02 1
             flow_S01_B02_2 cost -0.5
             flow_S01_B02_2 flow_s01_b02_2 1
             MARKER 'MARKER' 'INTEND'
             x_1st cost -0.001
             x_1st Flow_S01_B02 -1
             x_1st nothing 1
            RHS
             RHS r_end 9
             RHS Flow_S01_B02 3.5
             RHS flow_s01_b02_2 5.5
            RANGES
             RNG r_end 13
            BOUNDS
             FX BND constant 1
             MI BND x_e1
             UP BND x_e1 -2
             FR BND x_free
             LO BND flow_S01_B02 0
             PL BND flow_S01_B02
             LO BND flow_S01_B02_2 -3
             UP BND flow_S01_B02_2 7
             LO BND x_1st 0.25
             UP BND x_1st 0.75
            ENDATA
            """);
  }

  @Test
  void writesLp() {
    StringBuilder text = new StringBuilder();
    new ModelWriter(awkward()).lp(text);
    assertThat(text.toString())
        .isEqualTo(
            """
            Minimize
             cost: + 100 constant - 1 x_e1 + 1 x_free + 2.5 flow_S01_B02 - 0.5 flow_S01_B02_2 - 0.001 x_1st
            Subject To
             r_end_lo: + 1 x_free + 1 flow_S01_B02 + 0.5 x_e1 >= -4
             r_end_hi: + 1 x_free + 1 flow_S01_B02 + 0.5 x_e1 <= 9
             Flow_S01_B02: + 1 flow_S01_B02 - 1 x_1st >= 3.5
             flow_s01_b02_2: + 1 flow_S01_B02_2 <= 5.5
            Bounds
             constant = 1
             -inf <= x_e1 <= -2
             x_free free
             -3 <= flow_S01_B02_2 <= 7
             0.25 <= x_1st <= 0.75
            General
             flow_S01_B02
             flow_S01_B02_2
            End
            """);
  }

  @Test
  void writesNumbersThatReadBackToTheSameBits() {
    for (double value :
        new double[] {0.1, 1e-12, 1.0 / 3, 123456789.125, 1e20, -7, 4503599627370497.5}) {
      assertThat(Double.parseDouble(ModelWriter.number(value))).isEqualTo(value);
    }
    assertThat(ModelWriter.number(3)).isEqualTo("3");
    assertThat(ModelWriter.number(-0.0)).isEqualTo("0");
  }

  @Test
  void keepsTenThousandEqualNamesApart() {
    LinearModel.Builder model = LinearModel.builder("");
    for (int at = 0; at < 10_000; at++) {
      model.column(at % 2 == 0 ? "a b" : "A_B", 0, 1, 1);
    }
    StringBuilder text = new StringBuilder();
    new ModelWriter(model.build()).mps(text);
    assertThat(text.toString().lines().filter(line -> line.startsWith(" UP")).distinct())
        .hasSize(10_000);
  }

  @Test
  void choosesTheFormatByTheFileName(@TempDir Path folder) throws Exception {
    ModelWriter writer = new ModelWriter(SampleModels.wyndor());
    writer.write(folder.resolve("a.MPS"));
    writer.write(folder.resolve("a.lp"));
    assertThat(Files.readString(folder.resolve("a.MPS"))).startsWith("NAME wyndor FREE");
    assertThat(Files.readString(folder.resolve("a.lp"))).startsWith("Minimize");
    assertThatThrownBy(() -> writer.write(folder.resolve("a.txt")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(".mps or .lp");
  }

  @Test
  void refusesAModelWithoutColumns() {
    assertThatThrownBy(() -> new ModelWriter(LinearModel.builder("empty").build()))
        .hasMessageContaining("empty");
  }
}
