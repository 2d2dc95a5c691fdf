package org.looptwin.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
      new WhatIfFile(file).readInto(overrides);
    }
    Set<String> names = new HashSet<>();
    for (String setting : settings) {
      String[] parts = setting.split("=", 2);
      if (parts.length < 2 || parts[0].isBlank() || parts[1].isBlank()) {
        throw BadInput.of("--set is '%s', expected NAME=VALUE as in p.S03=0.3", setting);
      }
      if (!names.add(parts[0].strip())) {
        throw BadInput.of("--set %s is given twice, expected every name once", parts[0].strip());
      }
      overrides.set(parts[0].strip(), parts[1].strip());
    }
    without.forEach(overrides::without);
    return overrides;
  }
}
