package org.looptwin.shell;

import java.nio.file.Path;
import java.util.List;

/**
 * What is to be otherwise, as a file: the body of {@code POST /api/v1/plans}, and the case it was
 * written for.
 */
final class WhatIfFile {
  private static final String EXPECTED = "JSON as {\"supplierP\":{\"S01\":0.4}}";
  private static final String NUMBER = "a number";
  private static final List<String> FIELDS =
      List.of(
          "case",
          "supplierP",
          "laneP",
          "closed",
          "carbonEurT",
          "recyclers",
          "capacity",
          "stockDays",
          "recoveryRate",
          "preference");

  private final JsonInput body;

  WhatIfFile(Path file) {
    body = JsonInput.object("--what-if", file, EXPECTED);
  }

  void readInto(Overrides overrides) {
    overrides.writtenFor(body.at("case"));
    body.each(name -> read(overrides, name, body.at(name)));
  }

  private void read(Overrides overrides, String name, JsonInput value) {
    switch (name) {
      case "case" -> {
        // looked at before anything else
      }
      case "supplierP", "laneP" -> numbers(overrides, "p.", value);
      case "capacity", "preference" -> numbers(overrides, name + ".", value);
      case "stockDays" ->
          value.each(plant -> numbers(overrides, "stock." + plant + ".", value.at(plant)));
      case "closed", "recyclers" -> {
        List<String> words = value.texts("a list such as [\"R01\"]");
        overrides.set(value.said(), name, String.join("+", words));
      }
      case "carbonEurT", "recoveryRate" -> overrides.set(value.said(), name, value.number(NUMBER));
      case "policy" -> throw value.bad("it as --policy beside the file");
      case "policyRows" -> throw value.bad("them as --policy-rows beside the file");
      default ->
          throw BadInput.of(
              "%s is unknown, expected some of %s", value.said(), String.join(", ", FIELDS));
    }
  }

  private static void numbers(Overrides overrides, String prefix, JsonInput values) {
    values.each(
        name -> {
          JsonInput one = values.at(name);
          overrides.set(one.said(), prefix + name, one.number(NUMBER));
        });
  }
}
