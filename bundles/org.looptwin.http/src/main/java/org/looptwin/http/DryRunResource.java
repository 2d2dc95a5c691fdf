package org.looptwin.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.wire.Refusal;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;
import org.looptwin.model.network.Case;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.rules.api.RuleContext;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.api.RuleLibrary;
import org.looptwin.rules.api.RuleLibrary.Compilation;
import org.looptwin.rules.api.RuleMemory;
import org.looptwin.rules.api.RuleSession;
import org.looptwin.rules.api.RuleSet;
import org.looptwin.twin.api.Journal;

/** What other rules would have asked for: both sets run over the journal, nothing happens. */
final class DryRunResource {
  private static final List<String> FIELDS = List.of("files", "from", "to");
  private static final String EXAMPLE =
      "{\"files\":{\"mine.drl\":\"package ...\"},\"from\":TIME,\"to\":TIME}";
  private static final int LARGEST_BODY = 1 << 20;
  private static final int PIECE = 2_000;
  private static final int MOST_LINES = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Backend backend;
  private final Semaphore room = new Semaphore(1);

  DryRunResource(Backend backend) {
    this.backend = backend;
  }

  /** A request that a rule made. */
  private record Line(String at, String kind, String topic, String subject, String because) {}

  /** Event time from inclusive, to exclusive. */
  private record Span(Instant from, Instant to) {
    boolean holds(Instant time) {
      return !time.isBefore(from) && time.isBefore(to);
    }
  }

  Reply run(Request request) {
    RuleLibrary library = Backend.need(backend.rules(), "The rule library");
    JsonNode body = Json.body(request, LARGEST_BODY);
    List<RuleFile> candidates = candidates(Field.body(body, FIELDS, EXAMPLE));
    Span span = new Span(time(body, "from", Instant.MIN), time(body, "to", Instant.MAX));
    if (!span.from().isBefore(span.to())) {
      throw Refusal.badRequest(
          "from is %s, but it must be before to, which is %s.", span.from(), span.to());
    }
    List<RuleFile> files = new RuleShelf(backend.home().rules(), library).with(candidates);
    Compilation compilation = library.compile(files);
    if (compilation.rules() == null) {
      throw RuleFileResource.refused(compilation.problems());
    }
    if (!room.tryAcquire()) {
      throw Refusal.notAvailable("Another dry run is under way. Try again shortly.");
    }
    try {
      long end = System.nanoTime() + PATIENCE.toNanos();
      List<Line> present = fired(library.current(), span, end);
      return Reply.json(difference(present, fired(compilation.rules(), span, end)));
    } finally {
      room.release();
    }
  }

  private static List<RuleFile> candidates(Field body) {
    Field files = body.at("files");
    if (!files.node().isObject() || files.node().isEmpty()) {
      throw Refusal.badRequest("Expected %s; times may be left out.", EXAMPLE);
    }
    List<RuleFile> candidates = new ArrayList<>();
    files.each(
        (name, text) ->
            candidates.add(RuleFile.of("home", RuleFileResource.name(name), text.text())));
    return candidates;
  }

  private static Instant time(JsonNode body, String name, Instant byDefault) {
    JsonNode value = body.path(name);
    return value.isMissingNode() || value.isNull() ? byDefault : Times.time(name, value.asText());
  }

  private List<Line> fired(RuleSet rules, Span span, long end) {
    Journal journal = Backend.need(backend.journal(), "The journal");
    Case reference = backend.needCase();
    TwinSnapshot twin = TwinSnapshot.empty(reference.name());
    List<Line> lines = new ArrayList<>();
    try (RuleSession session = rules.open(new RuleContext(reference, twin), RuleMemory.EMPTY)) {
      for (List<JournalEntry> piece = journal.read(0, PIECE);
          !piece.isEmpty();
          piece = journal.read(twin.revision(), PIECE)) {
        twin = twin.with(piece);
        session.advance(piece, twin).stream()
            .filter(asked -> span.holds(asked.eventTime()))
            .forEach(
                asked ->
                    lines.add(
                        new Line(
                            asked.eventTime().toString(),
                            asked.kind().name(),
                            asked.topic(),
                            asked.subject(),
                            asked.because())));
        if (System.nanoTime() > end) {
          throw Refusal.notAvailable(
              "The dry run came to offset %d of %d in %d s. Maybe use 'looptwin rules dry-run'"
                  + " beside the server.",
              twin.revision(), journal.last(), PATIENCE.toSeconds());
        }
      }
    }
    return lines;
  }

  private static ObjectNode difference(List<Line> present, List<Line> proposed) {
    ObjectNode tree = Json.object();
    tree.put("present", present.size()).put("proposed", proposed.size());
    ArrayNode lines = tree.putArray("requests");
    Set<Line> did = new HashSet<>(present);
    Set<Line> would = new HashSet<>(proposed);
    present.stream().filter(line -> !would.contains(line)).forEach(l -> add(lines, "gone", l));
    proposed.stream().filter(line -> !did.contains(line)).forEach(l -> add(lines, "new", l));
    proposed.stream().filter(did::contains).forEach(l -> add(lines, "same", l));
    return tree.put("complete", lines.size() < MOST_LINES);
  }

  private static void add(ArrayNode lines, String change, Line line) {
    if (lines.size() < MOST_LINES) {
      lines
          .addObject()
          .put("change", change)
          .put("at", line.at())
          .put("kind", line.kind())
          .put("topic", line.topic())
          .put("subject", line.subject())
          .put("because", line.because());
    }
  }
}
