package org.looptwin.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.looptwin.http.RuleShelf.Outcome;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.wire.Refusal;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.api.RuleLibrary;
import org.looptwin.rules.api.RuleProblem;

/** One rule file: read, put, taken away. */
final class RuleFileResource {
  static final int LARGEST_FILE = 256 << 10;
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,100}\\.drl");
  private static final List<String> TYPES =
      List.of("", "text/plain", "application/octet-stream", "application/x-www-form-urlencoded");

  private final Backend backend;
  private final Semaphore room = new Semaphore(1);

  RuleFileResource(Backend backend) {
    this.backend = backend;
  }

  private RuleLibrary need() {
    return Backend.need(backend.rules(), "The rule library");
  }

  private RuleShelf shelf() {
    return new RuleShelf(backend.home().rules(), need());
  }

  static String name(String name) {
    if (!FILE.matcher(name).matches()) {
      throw Refusal.badRequest(
          "The file is named '%s'; expected a name such as supplier.drl, of letters, digits, dots"
              + " and dashes.",
          name);
    }
    return name;
  }

  Reply text(Request request) {
    String name = name(request.path("file"));
    RuleFile file = shelf().find(name).orElseThrow(() -> unknown(name));
    return Reply.of(200, "text/plain; charset=utf-8", file.drl())
        .with("ETag", "\"%s\"".formatted(file.version()));
  }

  Reply put(Request request) throws InterruptedException {
    String name = name(request.path("file"));
    if (!TYPES.contains(request.type())) {
      throw Refusal.of(415, "The body is said to be %s; expected text/plain.", request.type());
    }
    String drl = Json.text(request, LARGEST_FILE);
    if (drl.isBlank()) {
      throw Refusal.badRequest(
          "The body is empty; expected the rules of %s. DELETE takes a file away.", name);
    }
    RuleFile candidate = RuleFile.of("home", name, drl);
    enter();
    try {
      Outcome outcome = shelf().put(candidate);
      if (outcome.inForce()) {
        return Reply.json(state(name, candidate.version()));
      }
      if (outcome.problems().isEmpty()) {
        throw Refusal.notAvailable(
            "The rule engine did not take %s in time; the file is as it was. Maybe its scenarios"
                + " take long; try again.",
            name);
      }
      throw refused(outcome.problems());
    } finally {
      room.release();
    }
  }

  static Refusal refused(List<RuleProblem> problems) {
    return Refusal.of(422, "The rules stay as they were. %s", words(problems));
  }

  private static String words(List<RuleProblem> problems) {
    return String.join("; ", problems.stream().limit(10).map(RuleProblem::toString).toList());
  }

  Reply delete(Request request) throws InterruptedException {
    String name = name(request.path("file"));
    enter();
    try {
      RuleShelf shelf = shelf();
      RuleFile own = shelf.own(name).orElse(null);
      if (own == null) {
        throw shelf.find(name).isPresent()
            ? Refusal.of(
                409,
                "%s belongs to a pack. Maybe PUT a file of that name, which stands instead.",
                name)
            : unknown(name);
      }
      if (!shelf.remove(own)) {
        throw Refusal.notAvailable(
            "%s is deleted, but the rule engine has not followed yet. Look at GET /api/v1/rules.",
            name);
      }
      return Reply.json(state(name, null));
    } finally {
      room.release();
    }
  }

  /** One change at a time, so that outcomes are told apart. */
  private void enter() throws InterruptedException {
    if (!room.tryAcquire(5, TimeUnit.SECONDS)) {
      throw Refusal.notAvailable("Another rule file is being changed. Try again shortly.");
    }
  }

  private ObjectNode state(String name, String version) {
    ObjectNode tree = Json.object().put("file", name);
    RuleFile now =
        need().current().files().stream()
            .filter(file -> file.name().equals(name))
            .findFirst()
            .orElse(null);
    tree.put("version", now == null ? version : now.version());
    tree.put("pack", now == null ? null : now.pack());
    return tree.put("rules", need().current().version());
  }

  private static Refusal unknown(String name) {
    return Refusal.notFound("There is no rule file '%s'. GET /api/v1/rules lists them.", name);
  }
}
