package org.looptwin.coordinate.markov.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.looptwin.decision.api.ContractNotes;

/** Lines of a ledger, which may be out of order. */
final class NotesInMemory implements ContractNotes {
  final List<Map<String, Object>> lines = new ArrayList<>();
  boolean broken;

  @Override
  public void note(Map<String, Object> body) {
    if (broken) {
      throw new UncheckedIOException(new IOException("disk full"));
    }
    lines.add(body);
  }

  @Override
  public Optional<Map<String, Object>> last() {
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1));
  }

  List<Object> all(String key) {
    return lines.stream().map(line -> line.get(key)).toList();
  }
}
