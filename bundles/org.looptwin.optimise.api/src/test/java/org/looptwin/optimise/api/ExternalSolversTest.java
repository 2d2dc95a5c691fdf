package org.looptwin.optimise.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files we write, solved by solvers that are not ours; skipped where those are not installed. */
class ExternalSolversTest {
  private static final Pattern CBC = Pattern.compile("objective value[: ]+(-?[0-9.e+-]+)");
  private static final Pattern GLPSOL = Pattern.compile("(?m)^Objective:.*= *(-?[0-9.e+-]+) ");

  @TempDir private Path folder;

  static Stream<Arguments> files() {
    return models().entrySet().stream()
        .flatMap(
            model ->
                Stream.of("mps", "lp")
                    .flatMap(
                        format ->
                            Stream.of("cbc", "glpsol")
                                .map(
                                    solver ->
                                        Arguments.of(
                                            model.getKey(), format, solver, model.getValue()))));
  }

  /**
   * The awkward one: the whole flow is at least 3.5 + 0.25, so 4 and the 1st at most 0.5: 10 -
   * 0.0005; its twin at most 5.5, so 5: -2.5; the free one f and the one below b <= -2 cost f - b
   * with f + 4 + b/2 >= -4, that is f >= -8 - b/2, so -8 - 3b/2, least at b = -2: -5. With the
   * constant 100: 102.4995.
   */
  private static Map<LinearModel, Double> models() {
    return Map.of(
        SampleModels.wyndor(), -36.0,
        SampleModels.everyKindOfBound(), 9.0,
        SampleModels.knapsack(), -220.0,
        SampleModels.fixedCharge(), 41.0,
        SampleModels.assortment(5), SampleModels.bestByTrying(SampleModels.assortment(5)),
        ModelWriterTest.awkward(), 102.4995);
  }

  @ParameterizedTest(name = "{0} as {1} by {2}: {3}")
  @MethodSource("files")
  void agreeWithWhatIsKnown(LinearModel model, String format, String solver, double known)
      throws Exception {
    Assumptions.assumeTrue(installed(solver), solver + " is not installed");
    Path file = folder.resolve("model." + format);
    new ModelWriter(model).write(file);
    double objective = solver.equals("cbc") ? cbc(file) : glpsol(file, format);
    assertThat(objective).isCloseTo(known, within(1e-5 * Math.max(1, Math.abs(known))));
  }

  private double cbc(Path file) throws Exception {
    run(
        "cbc",
        file.toString(),
        "ratio",
        "0",
        "solve",
        "solu",
        folder.resolve("cbc.sol").toString());
    return find(CBC, folder.resolve("cbc.sol"));
  }

  private double glpsol(Path file, String format) throws Exception {
    String out = folder.resolve("glpsol.sol").toString();
    run("glpsol", format.equals("mps") ? "--freemps" : "--lp", file.toString(), "-o", out);
    return find(GLPSOL, folder.resolve("glpsol.sol"));
  }

  private static double find(Pattern pattern, Path file) throws IOException {
    String text = Files.readString(file);
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return Double.parseDouble(matcher.group(1));
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as("%s%n%s", List.of(command), said).isZero();
  }

  private static boolean installed(String solver) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(place -> Files.isExecutable(Path.of(place, solver)));
  }
}
