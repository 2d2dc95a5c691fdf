package org.looptwin.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.wire.Refusal;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;
import org.looptwin.model.json.ModelJson;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.api.fuzzy.FuzzyPlanning;
import org.looptwin.optimise.api.fuzzy.FuzzyQuestion;
import org.looptwin.optimise.api.fuzzy.FuzzyReport;
import org.looptwin.optimise.api.fuzzy.FuzzyStudy;
import org.looptwin.optimise.api.fuzzy.SettingFault;

/** Plans from vague numbers: a model of the case, or one in the body. Nothing is decided. */
final class FuzzyResource {
  private static final int LARGEST_BODY = 1 << 20;
  private static final String PROGRAM = "program";

  /** A fault in the program begins with where it stands. */
  private static final Pattern PLACE = Pattern.compile(PROGRAM + ": (/[^:]*): .*", Pattern.DOTALL);

  private final Backend backend;
  private final ModelJson json = new ModelJson();
  private final Semaphore room = new Semaphore(1);

  FuzzyResource(Backend backend) {
    this.backend = backend;
  }

  Reply plan(Request request) {
    FuzzyPlanning planning = Backend.need(backend.fuzzy(), "Fuzzy planning");
    FuzzyQuestion question = question(new FuzzyBody(Json.body(request, LARGEST_BODY)));
    if (!room.tryAcquire()) {
      throw Refusal.notAvailable(
          "Another fuzzy plan is being made; one is made at a time. Try again shortly.");
    }
    try {
      FuzzyReport report = planning.answer(question, untilInterrupted());
      return Reply.json(((ObjectNode) json.parse(report.json())).put("answered", true));
    } catch (SettingFault fault) {
      throw FuzzyBody.refused(fault);
    } catch (IllegalArgumentException e) {
      throw refused(e.getMessage());
    } catch (IllegalStateException e) {
      return Reply.json(Json.object().put("answered", false).put("because", e.getMessage()));
    } finally {
      room.release();
    }
  }

  private FuzzyQuestion question(FuzzyBody body) {
    FuzzyStudy study = body.study();
    String program = body.program();
    Path file = program == null ? file(study) : null;
    return new FuzzyQuestion(
        program == null ? file.getFileName().toString() : PROGRAM,
        program == null ? text(file) : program,
        study,
        body.settings(),
        body.extras(),
        body.solver(),
        body.budget());
  }

  private Path file(FuzzyStudy study) {
    Path folder = Backend.need(backend.caseFolder(), "The case");
    try {
      return study
          .in(folder)
          .orElseThrow(
              () ->
                  Refusal.badRequest(
                          "The case has no file %s; expected one. Maybe send the model as"
                              + " 'program'.",
                          study.files())
                      .at("/model"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Refusal refused(String message) {
    Matcher place = PLACE.matcher(message);
    Refusal refusal = Refusal.badRequest("%s.", message);
    if (!message.startsWith(PROGRAM + ":")) {
      return refusal;
    }
    return refusal.at("/" + PROGRAM + (place.matches() ? place.group(1) : ""));
  }

  /** The server interrupts what takes too long, and everything when it stops. */
  private static Watch untilInterrupted() {
    Thread thread = Thread.currentThread();
    return new Watch() {
      @Override
      public boolean cancelled() {
        return thread.isInterrupted();
      }
    };
  }
}
