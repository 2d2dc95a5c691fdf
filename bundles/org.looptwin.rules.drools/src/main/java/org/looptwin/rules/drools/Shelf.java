package org.looptwin.rules.drools;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /** The home's file of this name. */
  Optional<RuleFile> own(String name) {
    return home.stream().filter(file -> file.name().equals(name)).findFirst();
  }

  /** The same packs with these files of the home. */
  Shelf withHome(List<RuleFile> files) {
    return new Shelf(packs, files);
  }

  /** The same with this file of the home, instead of one of its name, else added. */
  Shelf with(RuleFile file) {
    List<RuleFile> files = new ArrayList<>(home);
    files.removeIf(other -> other.name().equals(file.name()));
    files.add(file);
    files.sort(Comparator.comparing(RuleFile::name));
    return withHome(files);
  }

  /** The same with another file of the home in the place of this one, or none. */
  Shelf replaced(RuleFile file, Optional<RuleFile> other) {
    return withHome(
        home.stream().flatMap(f -> f.equals(file) ? other.stream() : Stream.of(f)).toList());
  }

  /** The same without the packs' file of this name; scenarios stay. */
  Shelf withoutPackFile(String name) {
    return new Shelf(packs.stream().map(pack -> pack.without(name)).toList(), home);
  }

  /** The same with another pack of this name, or none. */
  Shelf withPackAs(String name, Optional<Pack> other) {
    return new Shelf(
        packs.stream()
            .flatMap(pack -> pack.name().equals(name) ? other.stream() : Stream.of(pack))
            .toList(),
        home);
  }
}
