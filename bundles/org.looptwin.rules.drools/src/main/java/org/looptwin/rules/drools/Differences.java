package org.looptwin.rules.drools;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.looptwin.model.request.Request;
import org.looptwin.rules.api.RuleFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells operators, once, which scenarios have another outcome by files of the home. */
final class Differences {
  private static final Logger LOG = LoggerFactory.getLogger(Differences.class);

  private Set<String> told = Set.of();

  void tell(Attempt chosen, CompiledRules before) {
    Set<String> known = new HashSet<>();
    for (ScenarioRun.Played played : chosen.verdict().differing()) {
      var result = played.result();
      String key = result.pack() + '/' + result.scenario() + ' ' + result.got();
      known.add(key);
      if (!told.contains(key)) {
        LOG.warn(
            "Scenario {} of {} has another outcome by {} of the home; maybe that is meant",
            result.scenario(),
            result.pack(),
            String.join(", ", causes(chosen.shelf(), played, before)));
      }
    }
    told = known;
  }

  /** The changed files that override one of the pack's or ask for something in the scenario. */
  static List<String> causes(Shelf shelf, ScenarioRun.Played played, CompiledRules before) {
    List<RuleFile> changed =
        shelf.home().stream()
            .filter(file -> before == null || !before.files().contains(file))
            .toList();
    List<RuleFile> candidates = changed.isEmpty() ? shelf.home() : changed;
    Set<String> theirs =
        shelf.packs().stream()
            .filter(pack -> pack.name().equals(played.result().pack()))
            .flatMap(pack -> pack.files().stream())
            .map(RuleFile::name)
            .collect(Collectors.toSet());
    Set<String> asking =
        played.asked().stream()
            .map(Request::rule)
            .map(rule -> rule.version())
            .collect(Collectors.toSet());
    List<RuleFile> narrow =
        candidates.stream()
            .filter(file -> theirs.contains(file.name()) || asking.contains(file.version()))
            .toList();
    return (narrow.isEmpty() ? candidates : narrow).stream().map(RuleFile::name).toList();
  }
}
