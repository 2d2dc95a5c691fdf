package org.looptwin.decision.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.looptwin.decision.api.DecisionLedger;
import org.looptwin.decision.api.LedgerArchive;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Opens ledgers as files of JSON lines. The server's clock stamps the lines; without one, offline,
 * the system's.
 */
@Component(immediate = true) // a ledger outlives the moment its opener lets the archive go
public final class JsonLinesLedgerArchive implements LedgerArchive {
  private final List<DecisionLedger> opened = new CopyOnWriteArrayList<>();

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Clock clock;

  @Activate
  public JsonLinesLedgerArchive() {}

  JsonLinesLedgerArchive(Clock clock) {
    this.clock = clock;
  }

  @Override
  public DecisionLedger open(Path path) {
    try {
      LedgerFile file = LedgerFile.open(path);
      JsonLinesLedger ledger = openOrLetGo(file);
      opened.add(ledger);
      return ledger;
    } catch (IOException e) {
      throw new UncheckedIOException("The ledger %s cannot be opened.".formatted(path), e);
    }
  }

  private JsonLinesLedger openOrLetGo(LedgerFile file) throws IOException {
    try {
      return JsonLinesLedger.open(file, this::present);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private Clock present() {
    Clock present = clock;
    return present == null ? Clock.systemUTC() : present;
  }

  /** Lets every file go that its user has not closed. */
  @Deactivate
  void close() {
    opened.forEach(DecisionLedger::close);
    opened.clear();
  }
}
