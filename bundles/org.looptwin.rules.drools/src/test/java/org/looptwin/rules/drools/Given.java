package org.looptwin.rules.drools;

import java.time.Instant;
import java.util.List;
import org.looptwin.model.request.Request;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.api.RuleLibrary.Compilation;
import org.looptwin.rules.api.RuleMemory;
import org.looptwin.rules.drools.facts.Origin;

/** What tests begin with: short rules and readings of a supplier's stock, one an hour. */
final class Given {
  static final Instant START = Instant.parse("2024-03-01T00:00:00Z");
  static final Origins NOWHERE = series -> Origin.UNKNOWN;

  private static final String HEAD =
      """
      package own;
      import org.looptwin.model.alarm.Priority;
      import org.looptwin.rules.drools.facts.*;
      global org.looptwin.rules.drools.facts.Requests requests;
      """;

  private Given() {}

  /** A file of the home; its rules begin in line 5. */
  static RuleFile file(String name, String rules) {
    return RuleText.file(Shelf.HOME, name, HEAD + rules);
  }

  /** Raises "low" for a stock below a limit and clears it at the limit. */
  static String lowStock(int limit) {
    return """
        rule "low stock"
        when
          $s : Signal( metric == "stock_on_hand", value < %1$d, $id : entity )
          not Standing( topic == "low", subject == $id )
        then
          insert( new Standing("low", $id, $s) );
          requests.raise("low", $id, Priority.LOW, "Stock of %%s is %%.1f d.", $id, $s.getValue());
        end
        rule "enough stock"
        when
          Signal( metric == "stock_on_hand", value >= %1$d, $id : entity )
          $low : Standing( topic == "low", subject == $id )
        then
          delete( $low );
          requests.clear("low", $id, "Stock of %%s is back.", $id);
        end
        """
        .formatted(limit);
  }

  static CompiledRules compiled(RuleFile... files) {
    Compilation compilation = new RuleCompiler().compile(List.of(files));
    if (compilation.rules() == null) {
      throw new AssertionError(compilation.problems());
    }
    return (CompiledRules) compilation.rules();
  }

  static DroolsSession session(CompiledRules rules) {
    return rules.open(NOWHERE, List.of(), RuleMemory.EMPTY);
  }

  static JournalEntry stock(int offset, double days) {
    return entry(offset, "supplier/S01/stock_on_hand", days, Quality.GOOD);
  }

  static JournalEntry entry(int offset, String path, double value, Quality quality) {
    Instant ts = START.plusSeconds(3600L * offset);
    SeriesId series = SeriesId.parse(path).orElseThrow();
    return new JournalEntry(offset, new Reading(series, ts, Value.of(value), quality, -1, ""), ts);
  }

  static List<Request> feed(DroolsSession session, JournalEntry... entries) {
    return session.advance(List.of(entries), TwinSnapshot.empty("test"));
  }

  static List<String> words(List<Request> requests) {
    return requests.stream()
        .map(request -> Scenario.text(request).replaceAll(" at .*", ""))
        .toList();
  }
}
