package org.looptwin.http;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.looptwin.http.wire.Refusal;
import org.looptwin.http.wire.Reply;

/**
 * Lets in a few at once: answers that need much memory are made and sent one or two at a time,
 * whoever asks and however often.
 */
final class Turnstile {
  private final int most;
  private final String what;
  private final Semaphore places;

  /**
   * @param most at once, from the question until the answer is sent
   * @param what is limited, in the plural, for the message
   */
  Turnstile(int most, String what) {
    this.most = most;
    this.what = what;
    this.places = new Semaphore(most);
  }

  /**
   * @throws Refusal with status 503 when all places are taken
   */
  Reply pass(Supplier<Reply> answer) {
    if (!places.tryAcquire()) {
      throw Refusal.notAvailable("No more than %d %s at once. Try again shortly.", most, what);
    }
    Reply reply = null;
    try {
      reply = answer.get();
      return reply.afterwards(places::release);
    } finally {
      if (reply == null) {
        places.release();
      }
    }
  }
}
