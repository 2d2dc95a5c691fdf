package org.looptwin.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.looptwin.model.json.generator.CaseGenerator;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code looptwin generate}: a feasible case of any size. */
@Command(
    name = "generate",
    description = "Makes up a case folder from a seed; it has a plan without shortage.")
final class GenerateCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(names = "--nodes", required = true, description = "Sites, 30 to 2000.")
  private int nodes;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Equal seeds give equal files (default: 1).")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "A folder that is empty or not there yet.")
  private Path out;

  @ArgGroup private Density density;

  @Option(names = "--json", description = "One JSON document.")
  private boolean json;

  GenerateCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    if (nodes < CaseGenerator.LEAST_NODES || nodes > CaseGenerator.MOST_NODES) {
      throw BadInput.of(
          "--nodes is %d, expected %d to %d",
          nodes, CaseGenerator.LEAST_NODES, CaseGenerator.MOST_NODES);
    }
    checkEmpty();
    boolean dense = density == null ? CaseGenerator.usuallyDense(nodes) : density.dense;
    String made = new CaseGenerator(nodes, seed, dense).write(out);
    if (json) {
      shell
          .console()
          .out()
          .println(
              new com.fasterxml.jackson.databind.ObjectMapper()
                  .createObjectNode()
                  .put("case", out.toString())
                  .put("nodes", nodes)
                  .put("seed", seed)
                  .put("dense", dense));
    } else {
      shell.console().say("%s: %s. Next: looptwin plan %s", out, made, out);
    }
    return Exit.DONE;
  }

  private void checkEmpty() throws IOException {
    if (!Files.exists(out)) {
      return;
    }
    if (!Files.isDirectory(out)) {
      throw BadInput.of("--out %s is a file, expected a folder that is empty or not there", out);
    }
    try (Stream<Path> inside = Files.list(out)) {
      if (inside.findAny().isPresent()) {
        throw BadInput.of(
            "--out %s is not empty, expected a folder that is empty or not there", out);
      }
    }
  }

  /** One of two. */
  private static final class Density {
    @Option(
        names = "--dense",
        description = "Every sender joined with every receiver (the default up to 120 sites).")
    private boolean dense;

    @Option(
        names = "--sparse",
        description = "The nearest joined, and what a plan without shortage needs.")
    private boolean sparse;
  }
}
