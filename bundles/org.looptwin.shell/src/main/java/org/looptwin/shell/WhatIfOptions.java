package org.looptwin.shell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.looptwin.model.network.Case;
import picocli.CommandLine.Option;

/** What is to be otherwise than the case and the forecasts say. */
final class WhatIfOptions {
  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description =
          "What if: p.S03=0.3, p.SUEZ=0.2, carbonPrice=120, recovery=0.75, capacity.S01=0.15 (of"
              + " its own), stock.B01.LI=5 (days), preference.carbon=1.5 (weight), closed=SUEZ (in month 1), recyclers=R01+R02. Shown beside the plan"
              + " without it.")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--without",
      paramLabel = "ID",
      description = "What if a site were not there; a supplier delivers nothing.")
  private List<String> without = new ArrayList<>();

  @Option(
      names = "--what-if",
      paramLabel = "FILE",
      description = "What if, as JSON: the body of POST /api/v1/plans.")
  private Path file;

  boolean given() {
    return !settings.isEmpty() || !without.isEmpty() || file != null;
  }

  Overrides read(Case reference) {
    Overrides overrides = new Overrides(reference);
    if (file != null) {
      read(overrides);
    }
    for (String setting : settings) {
      String[] parts = setting.split("=", 2);
      if (parts.length < 2) {
        throw BadInput.of("--set is '%s', expected NAME=VALUE as in p.S03=0.3", setting);
      }
      overrides.set(parts[0].strip(), parts[1].strip());
    }
    without.forEach(overrides::without);
    return overrides;
  }

  private void read(Overrides overrides) {
    JsonNode body;
    try {
      body = new ObjectMapper().readTree(Files.readString(file));
    } catch (IOException e) {
      throw BadInput.of(
          "--what-if %s cannot be read: %s, expected JSON as {\"supplierP\":{\"S01\":0.4}}",
          file, e.getMessage());
    }
    if (!body.isObject()) {
      throw BadInput.of("--what-if %s is no object, expected {\"supplierP\":{...}}", file);
    }
    body.fields().forEachRemaining(field -> read(overrides, field.getKey(), field.getValue()));
  }

  private static void read(Overrides overrides, String name, JsonNode value) {
    if (value.isNull()) {
      return;
    }
    switch (name) {
      case "supplierP", "laneP" -> each(overrides, "p.", value);
      case "capacity", "preference" -> each(overrides, name + ".", value);
      case "stockDays" ->
          value
              .fields()
              .forEachRemaining(
                  plant -> each(overrides, "stock." + plant.getKey() + ".", plant.getValue()));
      case "closed", "recyclers" -> {
        List<String> words = new ArrayList<>();
        value.forEach(word -> words.add(word.asText()));
        overrides.set(name, String.join("+", words));
      }
      case "policy" ->
          throw BadInput.of("--what-if names a policy, expected it as --policy beside the file");
      default -> overrides.set(name, value.asText());
    }
  }

  private static void each(Overrides overrides, String prefix, JsonNode values) {
    values
        .fields()
        .forEachRemaining(one -> overrides.set(prefix + one.getKey(), one.getValue().asText()));
  }
}
