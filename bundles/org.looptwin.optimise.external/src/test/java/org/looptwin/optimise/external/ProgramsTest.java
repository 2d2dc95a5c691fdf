package org.looptwin.optimise.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.SampleModels;
import org.looptwin.optimise.api.Watch;

/** Programs that are found, lie, hang, babble or die; written as scripts. */
class ProgramsTest {
  private static final Budget BRIEF = new Budget(Duration.ofSeconds(120), 0, 1);

  @TempDir private Path folder;

  @BeforeEach
  void needsAShellForTheFakes() {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh for fake programs");
  }

  private Path program(String name, String script) throws IOException {
    Path program = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  private ExternalSolver glpk(String script) throws IOException {
    return new ExternalSolver(new GlpkDialect(), program("glpsol", script), System::nanoTime);
  }

  /** Writes to the file named after -w. */
  private static String answering(String text) {
    return "while [ \"$1\" != -w ]; do shift; done; printf '" + text + "' > \"$2\"";
  }

  @Test
  void findsWhatIsConfiguredThenWhatTheEnvironmentNamesThenThePath() throws IOException {
    Path own = program("own", "exit 0");
    Path onPath = program("glpsol", "exit 0");
    GlpkDialect glpk = new GlpkDialect();
    Map<String, String> path = Map.of("PATH", "/nowhere:" + folder);
    assertThat(ExternalSolvers.program(glpk, Map.of(), path::get)).contains(onPath);
    Map<String, String> named = Map.of("PATH", folder.toString(), "LOOPTWIN_GLPK", own.toString());
    assertThat(ExternalSolvers.program(glpk, Map.of(), named::get)).contains(own);
    assertThat(ExternalSolvers.program(glpk, Map.of("glpk", "off"), named::get)).isEmpty();
    assertThat(ExternalSolvers.program(glpk, Map.of("glpk", "/no/such"), path::get)).isEmpty();
    assertThat(ExternalSolvers.program(glpk, Map.of("glpk", "own"), path::get))
        .as("a name without a folder could be anything")
        .isEmpty();
    assertThat(ExternalSolvers.program(glpk, Map.of(), Map.<String, String>of()::get)).isEmpty();
  }

  @Test
  void refusesAPointThatBreaksARowHoweverOptimalItIsCalled() throws IOException {
    ExternalSolver liar =
        glpk(answering("s bas 3 2 f f -60\\ni 1 b 4 0\\nj 1 b 20 0\\nj 2 b 0 0\\n"));
    LinearAnswer answer = liar.solve(SampleModels.wyndor(), BRIEF, Watch.NONE);
    assertThat(answer.status()).isEqualTo(Status.FAILED);
    assertThat(answer.message()).contains("wrong solution").contains("plant 1");
  }

  @Test
  void saysThatAProgramEndedWithoutAnAnswer() throws IOException {
    assertThat(glpk("exit 3").solve(SampleModels.wyndor(), BRIEF, Watch.NONE).status())
        .isEqualTo(Status.FAILED);
    ExternalSolver garbled = glpk(answering("s bas 3 2 f f -60\\nj 1 b here 0\\n"));
    assertThat(garbled.solve(SampleModels.wyndor(), BRIEF, Watch.NONE).status())
        .isEqualTo(Status.FAILED);
  }

  @Test
  void readsBabbleToItsEndAndKeepsTheLastOfIt() throws IOException {
    ProgramRun.Outcome outcome =
        new ProgramRun(System::nanoTime)
            .of(
                List.of(
                    program("babble", "head -c 3000000 /dev/zero | tr '\\0' x; echo the end")
                        .toString()),
                folder,
                Duration.ofSeconds(120),
                () -> false);
    assertThat(outcome.end()).isEqualTo(ProgramRun.End.EXITED);
    assertThat(outcome.log()).endsWith("the end\n").hasSizeLessThanOrEqualTo(64 * 1024);
  }

  @Test
  void endsAProgramThatHangsAndItsChildrenWhenCancelled() throws IOException {
    Path sign = folder.resolve("sign");
    ExternalSolver hanging = glpk("sleep 300 & echo $! > " + sign + "; sleep 300");
    LinearAnswer answer =
        hanging.solve(
            SampleModels.wyndor(),
            BRIEF,
            new Watch() {
              @Override
              public boolean cancelled() {
                return written(sign);
              }
            });
    assertThat(answer.status()).isEqualTo(Status.CANCELLED);
    long child = Long.parseLong(Files.readString(sign).strip());
    ProcessHandle.of(child).ifPresent(ProgramsTest::awaitEnd);
  }

  /** It is told to end before the answer is given; the system needs a moment for that. */
  private static void awaitEnd(ProcessHandle child) {
    assertThat(child.onExit()).as("the end of %s", child).succeedsWithin(Duration.ofSeconds(60));
  }

  private static boolean written(Path file) {
    try {
      return Files.exists(file) && Files.readString(file).endsWith("\n");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void endsAProgramThatForgetsItsTimeLimit() throws IOException {
    ProgramRun.Outcome outcome =
        new ProgramRun(System::nanoTime)
            .of(
                List.of(program("slow", "echo started; sleep 300").toString()),
                folder,
                Duration.ofMillis(300),
                () -> false);
    assertThat(outcome.end()).isEqualTo(ProgramRun.End.OUT_OF_TIME);
  }

  @Test
  void leavesNothingBehindInTheTemporaryFolder() throws IOException {
    String name = "external-test-" + ProcessHandle.current().pid();
    Path scratch;
    try (ScratchFolder made = new ScratchFolder(name)) {
      scratch = made.path();
      Files.writeString(scratch.resolve("file"), "x");
      assertThat(Files.getPosixFilePermissions(scratch))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }
    assertThat(scratch).doesNotExist();
    try (Stream<Path> left = Files.list(scratch.getParent())) {
      assertThat(left.filter(path -> path.getFileName().toString().contains(name))).isEmpty();
    }
  }
}
