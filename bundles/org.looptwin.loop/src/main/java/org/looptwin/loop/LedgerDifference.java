package org.looptwin.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.looptwin.decision.api.LedgerEntry;
import org.looptwin.model.forecast.Outlook;

/** Where a ledger and the one that a rebuild came to part, and in what. */
final class LedgerDifference {
  private static final Set<String> WALL_CLOCK =
      Set.of("at", "seconds", "ms", "createdAt", "receivedAt");

  private final List<LedgerEntry> there;
  private final List<LedgerEntry> here;
  private final LedgerLines lines = new LedgerLines();

  /**
   * @param there as it was written
   * @param here as it is come to now
   */
  LedgerDifference(List<LedgerEntry> there, List<LedgerEntry> here) {
    this.there = there;
    this.here = here;
  }

  /** The number of the first line that differs; 0 when none does. */
  long line() {
    for (int line = 0; line < Math.max(there.size(), here.size()); line++) {
      if (line >= there.size()
          || line >= here.size()
          || !there.get(line).hash().equals(here.get(line).hash())) {
        return line + 1L;
      }
    }
    return 0;
  }

  /** For operators; empty when nothing differs. */
  String words() {
    int line = (int) line() - 1;
    if (line < 0) {
      return "";
    }
    if (line >= here.size() || line >= there.size()) {
      return line >= here.size()
          ? "nothing here leads to the '%s' there".formatted(there.get(line).type())
          : "the '%s' here is not there".formatted(here.get(line).type());
    }
    LedgerEntry old = there.get(line);
    LedgerEntry now = here.get(line);
    if (old.type().equals(now.type()) && old.offset() != now.offset()) {
      return "the '%s' stands at offset %d there and at %d here"
          .formatted(old.type(), old.offset(), now.offset());
    }
    return old.type().equals(now.type())
        ? forecasts(old, now).orElseGet(() -> fields(old, now))
        : "there it is '%s', here '%s'".formatted(old.type(), now.type());
  }

  private Optional<String> forecasts(LedgerEntry old, LedgerEntry now) {
    List<Outlook> after = lines.outlooks(now);
    for (Outlook before : lines.outlooks(old)) {
      Outlook same =
          after.stream()
              .filter(each -> each.target().equals(before.target()))
              .findFirst()
              .orElse(before);
      if (!same.mean().start().equals(before.mean().start())) {
        return Optional.of(
            "the forecast of %s begins with %s there and with %s here: %s"
                .formatted(
                    before.target(),
                    before.mean().start(),
                    same.mean().start(),
                    before.target().equals(ObservedPanel.CARBON)
                        ? "an earlier version wrote it, which knew other months of market/eua_price"
                        : "an earlier version or a plug-in made it there"));
      }
      if (!same.equals(before)) {
        return Optional.of(
            "the forecasts of %s differ: an earlier version or a plug-in made them there"
                .formatted(before.target()));
      }
    }
    return Optional.empty();
  }

  private String fields(LedgerEntry old, LedgerEntry now) {
    TreeSet<String> names = new TreeSet<>(old.body().keySet());
    names.addAll(now.body().keySet());
    names.removeAll(WALL_CLOCK);
    names.removeIf(name -> timeless(old.body().get(name)).equals(timeless(now.body().get(name))));
    return "of the '%s' differs: %s".formatted(old.type(), String.join(", ", names));
  }

  /** As it is hashed. */
  private JsonNode timeless(Object value) {
    JsonNode node = lines.node(value);
    WALL_CLOCK.forEach(
        name -> node.findParents(name).forEach(parent -> ((ObjectNode) parent).remove(name)));
    return node;
  }
}
