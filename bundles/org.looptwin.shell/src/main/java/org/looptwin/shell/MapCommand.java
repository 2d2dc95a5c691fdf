package org.looptwin.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.looptwin.connector.api.MappingTrials;
import org.looptwin.connector.api.MappingTrials.Accepted;
import org.looptwin.connector.api.MappingTrials.Sample;
import org.looptwin.connector.api.MappingTrials.Trial;
import org.looptwin.connector.api.MappingTrials.Tried;
import org.looptwin.model.json.JsonFault;
import org.looptwin.shell.plan.Figures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code looptwin map}: what a mapping of foreign topics would make of sample messages. */
@Command(
    name = "map",
    description =
        "Shows what a mapping of foreign topics would make of sample messages: what is accepted, as"
            + " what, what not and why. Exit 1 when not all is accepted.")
final class MapCommand implements Callable<Integer> {
  private static final int LONGEST_SHOWN = 160;
  private static final JsonMapper SAMPLES =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Shell shell;

  @Option(
      names = "--dry-run",
      paramLabel = "FILE",
      required = true,
      description = "The mapping, a JSON file; its own 'samples' are tried.")
  private Path file;

  @Option(
      names = "--samples",
      paramLabel = "SAMPLES.jsonl",
      description = "Further samples: one {\"topic\",\"payload\"} a line.")
  private Path samples;

  @Option(
      names = "--case",
      paramLabel = "DIR|NAME",
      defaultValue = "meb-europe",
      description = "The case whose sites it names (default: meb-europe).")
  private String caseName;

  @Option(names = "--json", description = "One JSON document.")
  private boolean json;

  MapCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Trial trial =
        shell
            .services()
            .need(MappingTrials.class)
            .dryRun(file, more(), shell.cases(null).read(caseName), Instant.now());
    if (json) {
      shell.console().out().println(document(trial).toPrettyString());
    } else {
      trial.errors().forEach(error -> shell.console().err().println(error));
      trial.warnings().forEach(warning -> shell.console().note("warning: %s", warning));
      trial.tried().forEach(this::say);
    }
    if (!trial.errors().isEmpty()) {
      throw BadInput.of(
          "the mapping %s has %s, expected none",
          file, Figures.count(trial.errors().size(), "error"));
    }
    return summary(trial);
  }

  private int summary(Trial trial) {
    int accepted = trial.tried().stream().mapToInt(each -> each.accepted().size()).sum();
    int refused = trial.tried().stream().mapToInt(each -> each.refused().size()).sum();
    if (!json) {
      shell
          .console()
          .say(
              "%s: %s accepted, %d refused%s",
              Figures.count(trial.tried().size(), "sample"),
              Figures.count(accepted, "reading"),
              refused,
              trial.tried().isEmpty() ? ". Maybe give samples in the file or with --samples" : "");
    }
    return refused == 0 ? Exit.DONE : Exit.FAILED;
  }

  private void say(Tried tried) {
    String payload = text(tried.sample());
    shell
        .console()
        .say(
            "%s %s%s",
            tried.sample().topic(),
            payload.length() <= LONGEST_SHOWN
                ? payload
                : payload.substring(0, LONGEST_SHOWN) + "...",
            tried.rule().isEmpty() ? "" : "  (" + tried.rule() + ")");
    for (Accepted each : tried.accepted()) {
      shell
          .console()
          .say(
              "  accepted %s = %s%s %s at %s%s  from '%s'",
              each.series(),
              each.value(),
              each.unit().isEmpty() ? "" : " " + each.unit(),
              each.quality(),
              each.time(),
              each.src().isEmpty() ? "" : " by " + each.src(),
              each.source());
    }
    tried
        .refused()
        .forEach(each -> shell.console().say("  refused  %s: %s", each.reason(), each.detail()));
  }

  private List<Sample> more() {
    List<Sample> found = new ArrayList<>();
    if (samples != null) {
      List<String> lines;
      try {
        lines = Files.readAllLines(samples);
      } catch (IOException e) {
        throw BadInput.of(
            "%s:1: cannot be read, expected text in UTF-8, one sample a line", samples);
      }
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).isBlank()) {
          found.add(sample(lines.get(i), i + 1));
        }
      }
    }
    return found;
  }

  private Sample sample(String line, int number) {
    try {
      JsonNode node = SAMPLES.readTree(line);
      JsonNode payload = node.path("payload");
      if (node.path("topic").isTextual() && !payload.isMissingNode()) {
        String text = payload.isTextual() ? payload.textValue() : payload.toString();
        return new Sample(node.get("topic").textValue(), text.getBytes(StandardCharsets.UTF_8));
      }
    } catch (JsonProcessingException e) {
      throw noSample(number, ": " + JsonFault.of(e).words());
    }
    throw noSample(number, "");
  }

  private BadInput noSample(int number, String because) {
    return BadInput.of(
        "%s:%d: no sample%s, expected {\"topic\":\"...\",\"payload\":...}",
        samples, number, because);
  }

  private static String text(Sample sample) {
    return new String(sample.payload(), StandardCharsets.UTF_8);
  }

  private static ObjectNode document(Trial trial) {
    ObjectNode node = new ObjectMapper().createObjectNode();
    trial.errors().forEach(node.putArray("errors")::add);
    trial.warnings().forEach(node.putArray("warnings")::add);
    node.putArray("samples");
    for (Tried tried : trial.tried()) {
      ObjectNode sample = node.withArray("samples").addObject();
      sample.put("topic", tried.sample().topic()).put("payload", text(tried.sample()));
      sample.put("rule", tried.rule());
      sample.putArray("accepted");
      for (Accepted each : tried.accepted()) {
        sample
            .withArray("accepted")
            .addObject()
            .put("series", each.series())
            .put("value", each.value())
            .put("unit", each.unit())
            .put("quality", each.quality().name())
            .put("time", each.time().toString())
            .put("src", each.src())
            .put("source", each.source());
      }
      sample.putArray("refused");
      tried
          .refused()
          .forEach(
              each ->
                  sample
                      .withArray("refused")
                      .addObject()
                      .put("reason", each.reason())
                      .put("detail", each.detail()));
    }
    return node;
  }
}
