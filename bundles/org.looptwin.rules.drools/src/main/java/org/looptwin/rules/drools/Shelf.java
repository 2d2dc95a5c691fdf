package org.looptwin.rules.drools;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.looptwin.rules.api.RuleFile;

/**
 * The files at hand: those of the packs and those of the home, which override a pack's file of the
 * same name and are added otherwise.
 */
record Shelf(List<Pack> packs, List<RuleFile> home) {
  static final String HOME = "home";

  Shelf {
    packs = packs.stream().sorted(Comparator.comparing(Pack::name)).toList();
    home = List.copyOf(home);
  }

  /** What should be in force, in a fixed order. */
  List<RuleFile> wanted() {
    Set<String> overridden = home.stream().map(RuleFile::name).collect(Collectors.toSet());
    List<RuleFile> wanted = new ArrayList<>();
    for (Pack pack : packs) {
      pack.files().stream().filter(f -> !overridden.contains(f.name())).forEach(wanted::add);
    }
    wanted.addAll(home);
    return wanted;
  }

  /** The packs' own file of this name. */
  Optional<RuleFile> original(String name) {
    return packs.stream()
        .flatMap(pack -> pack.files().stream())
        .filter(file -> file.name().equals(name))
        .findFirst();
  }

  /** Whether one of the pack's files is overridden by other text among these. */
  boolean altered(Pack pack, List<RuleFile> files) {
    return !new HashSet<>(files).containsAll(pack.files());
  }
}
