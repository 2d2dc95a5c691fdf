package org.looptwin.optimise.fuzzy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;
import org.looptwin.optimise.api.fuzzy.FuzzySettings;
import org.looptwin.optimise.fuzzy.compromise.Method;
import org.looptwin.optimise.fuzzy.input.Choices;
import org.looptwin.optimise.fuzzy.input.Entry;
import org.looptwin.optimise.fuzzy.program.ProgramReader;
import org.looptwin.optimise.fuzzy.program.ProgramRun;

/** Fully fuzzy programs with known answers. */
class ProgramsTest {
  private static final Offset<Double> NEAR = within(1e-6);

  @Test
  void kumarKaurAndSinghsExampleComesOutVertexByVertex() {
    JsonNode oracle = Oracle.read("fz-03-kks-ex1");
    ObjectNode given = (ObjectNode) oracle.get("given");
    ProgramRun.Found found = run(given.put("conversion", "vertexwise").toString());
    for (int at = 0; at < 2; at++) {
      same(found.variable(at), oracle.at("/expected/x").get(at));
    }
    same(found.aims().get(0), oracle.at("/expected/z"));
    assertThat(found.ranked()[0]).isCloseTo(34.5, NEAR);
    assertThat(found.check().broken()).isLessThanOrEqualTo(2);
  }

  @Test
  void zimmermannsExampleHasItsMembership() {
    JsonNode oracle = Oracle.read("fz-05-zimmermann-1978");
    ProgramRun.Found found = run(oracle.get("given").toString());
    assertThat(found.lambda()).isCloseTo(oracle.at("/expected/lam").doubleValue(), NEAR);
    for (int at = 0; at < 2; at++) {
      assertThat(found.variable(at).a2())
          .isCloseTo(oracle.at("/expected/x").get(at).doubleValue(), NEAR);
      assertThat(found.ranked()[at])
          .isCloseTo(oracle.at("/expected/z").get(at).doubleValue(), NEAR);
    }
  }

  @Test
  void jimenezRowsTightenWithAlpha() {
    // max x with [2,3,4] x <= [10,12,14]: E = [2.5, 3.5] and [11, 13];
    // alpha 1: 3.5 x <= 11; alpha 0: 2.5 x <= 13; alpha 1/2: 3 x <= 12
    assertThat(most(1)).isCloseTo(11 / 3.5, NEAR);
    assertThat(most(0)).isCloseTo(13 / 2.5, NEAR);
    assertThat(most(0.5)).isCloseTo(4, NEAR);
  }

  private static double most(double alpha) {
    return run("{\"sense\":\"max\",\"C\":[1],\"A\":[[[2,3,4]]],\"b\":[[10,12,14]],\"variables\":\"crisp\","
            + "\"conversion\":\"possibilistic\",\"alpha\":%s}".formatted(alpha))
        .variable(0)
        .a1();
  }

  @Test
  void theExpectedValueToldIsTheOneThatWasOptimised() {
    // max [6 +- 2] x, both sides 1 - t^2: E = [6 - 4/3, 6 + 1 * 1/3]; x <= 3
    ProgramRun.Found found =
        run(
            "{\"sense\":\"max\",\"C\":[{\"m\":6,\"left\":2,\"right\":1,\"L\":2,\"R\":0.5}],"
                + "\"A\":[[1]],\"b\":[3],\"variables\":\"crisp\"}");
    assertThat(found.expected().get(0).low()).isCloseTo(3 * (6 - 4 / 3.0), NEAR);
    assertThat(found.expected().get(0).high()).isCloseTo(3 * (6 + 1 / 3.0), NEAR);
    assertThat(found.ranked()[0]).isCloseTo(found.expected().get(0).middle(), NEAR);
  }

  @Test
  void coreFirstGivesAnotherAnswerThanTheExpectedValue() {
    // one of two: x1 earns [1,4,5], x2 earns [2,3,9]; x1 + x2 = 1.
    // Expected values 3.5 and 4.25 choose x2, cores 4 and 3 choose x1.
    String text =
        "{\"sense\":\"max\",\"C\":[[1,4,5],[2,3,9]],\"A\":[[1,1]],\"b\":[1],"
            + "\"conversion\":\"vertexwise\",\"objective\":\"%s\"}";
    same(run(text.formatted("ranking")).aims().get(0), 2, 3, 9);
    same(run(text.formatted("lexicographic")).aims().get(0), 1, 4, 5);
  }

  private static ProgramRun.Found run(String text) {
    Entry root = Entry.root("program.json", text);
    ProgramReader reader = new ProgramReader(root);
    Choices choices = new Choices(root, FuzzySettings.DEFAULT);
    ProgramRun run = new ProgramRun(reader.program(false), choices.rule(), TestSolver.solves(0));
    int aims = reader.program(false).aims().size();
    return reader.lexicographic()
        ? run.lexicographic()
        : run.compromise(
            choices.wish(aims, Method.MAX_MIN), reader.limits(reader.program(false).aims()));
  }

  private static void same(FuzzyNumber found, JsonNode triple) {
    same(found, Oracle.numbers(triple));
  }

  private static void same(FuzzyNumber found, double... expected) {
    assertThat(found.vertices()).hasSize(3);
    for (int at = 0; at < 3; at++) {
      assertThat(found.vertices().get(at)).isCloseTo(expected[at], NEAR);
    }
  }
}
