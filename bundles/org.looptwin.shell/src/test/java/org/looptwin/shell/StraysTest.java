package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.looptwin.connector.api.Inbox;
import org.looptwin.connector.api.Incoming;
import org.looptwin.connector.api.Refusal;

class StraysTest {
  private static final int LARGE = 256 * 1024;
  private final Semaphore open = new Semaphore(0);
  private final BlockingQueue<Incoming> delivered = new LinkedBlockingQueue<>();
  private final Inbox inbox =
      new Inbox() {
        @Override
        public void deliver(Incoming message) {
          open.acquireUninterruptibly();
          delivered.add(message);
        }

        @Override
        public void refuse(Incoming message, Refusal reason, String detail) {
          deliver(message);
        }
      };

  /** 8 MiB are 32 payloads of 256 KiB; with their topics 31 fit. */
  @Test
  void largeMessagesWaitUpToEightMebibytesAndTheOthersAreCounted() throws Exception {
    try (Strays strays = new Strays(() -> inbox, "looptwin/v1/n/", topic -> false)) {
      for (int i = 0; i < 40; i++) {
        strays.said("line/" + i, new byte[LARGE]);
      }
      assertThat(strays.notKept()).isEqualTo(9);

      open.release(100);
      for (int i = 0; i < 31; i++) {
        assertThat(delivered.poll(60, TimeUnit.SECONDS).topic()).isEqualTo("/line/" + i);
      }
    }
  }

  @Test
  void smallMessagesAreNotBoundByNumber() throws Exception {
    try (Strays strays = new Strays(() -> inbox, "looptwin/v1/n/", topic -> false)) {
      for (int i = 0; i < 5000; i++) {
        strays.said("t", new byte[] {'1'});
      }
      assertThat(strays.notKept()).isZero();
      open.release(1);
      assertThat(delivered.poll(60, TimeUnit.SECONDS).payload()).containsExactly('1');
      open.release(5000);
    }
  }

  /** The twin goes and comes back when the case changes. */
  @Test
  void aMessageThatMeetsAnInboxOnItsWayOutGoesToTheNextOne() throws Exception {
    open.release(2);
    BlockingQueue<Inbox> present = new LinkedBlockingQueue<>(List.of(closed(), inbox, inbox));
    try (Strays strays = new Strays(present::take, "looptwin/v1/n/", topic -> false)) {
      strays.said("one", new byte[] {'1'});
      strays.said("two", new byte[] {'2'});
      assertThat(delivered.poll(60, TimeUnit.SECONDS).topic()).isEqualTo("/one");
      assertThat(delivered.poll(60, TimeUnit.SECONDS).topic()).isEqualTo("/two");
    }
  }

  @Test
  void whereTheOneInboxTakesNoMoreNothingIsTriedAgainAndAgain() throws Exception {
    Inbox last = closed();
    Semaphore asked = new Semaphore(0);
    Strays.Inboxes inboxes =
        () -> {
          asked.release();
          return last;
        };
    try (Strays strays = new Strays(inboxes, "looptwin/v1/n/", topic -> false)) {
      strays.said("one", new byte[] {'1'});
      strays.said("two", new byte[] {'2'});
      assertThat(asked.tryAcquire(2, 60, TimeUnit.SECONDS)).isTrue();
      strays.join();
      assertThat(asked.availablePermits()).isZero();
    }
  }

  @Test
  void theLatestStandsInWhileThereIsNone() {
    BlockingQueue<Optional<String>> found =
        new LinkedBlockingQueue<>(
            List.of(Optional.of("b"), Optional.empty(), Optional.of("c"), Optional.empty()));
    Latest<String> latest = new Latest<>("a", found::remove);
    assertThat(List.of(latest.get(), latest.get(), latest.get(), latest.get()))
        .containsExactly("b", "b", "c", "c");
  }

  private static Inbox closed() {
    return new Inbox() {
      @Override
      public void deliver(Incoming message) {
        throw new IllegalStateException("The twin is closing; the message was not taken.");
      }

      @Override
      public void refuse(Incoming message, Refusal reason, String detail) {
        deliver(message);
      }
    };
  }
}
