package org.looptwin.loop;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.looptwin.decision.api.DecisionLedger;
import org.looptwin.decision.api.LedgerEntry;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.json.CaseShelf;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.CaseSource;

/** Which case the loop went by, and from where on: the ledger names it, the home keeps it. */
final class CaseLines {
  private static final String DIGEST = "digest";

  private CaseLines() {}

  /**
   * Enters the case in force unless it is the one that the ledger has.
   *
   * @param offset where the loop stands
   */
  static void enter(DecisionLedger ledger, CaseSource source, long offset) {
    List<LedgerEntry> lines = ledger.entries();
    String digest = source.digest();
    if (digest.isEmpty() || last(lines).map(digest::equals).orElse(false)) {
      return;
    }
    long told = lines.isEmpty() ? 0 : lines.get(lines.size() - 1).offset();
    ledger.append(
        LedgerLines.CASE,
        Math.max(offset, told),
        Map.of("case", source.current().name(), DIGEST, digest));
  }

  private static Optional<String> last(List<LedgerEntry> lines) {
    return lines.stream()
        .filter(line -> line.type().equals(LedgerLines.CASE))
        .reduce((one, next) -> next)
        .map(CaseLines::digest);
  }

  static String digest(LedgerEntry line) {
    return String.valueOf(line.body().get(DIGEST));
  }

  /** The case of a line, from a home's shelf; empty when it is not kept there. */
  static Optional<Case> find(LedgerEntry line, CaseShelf shelf) {
    return shelf.find(digest(line)).map(CaseFolder::read).map(reading -> reading.reference());
  }
}
