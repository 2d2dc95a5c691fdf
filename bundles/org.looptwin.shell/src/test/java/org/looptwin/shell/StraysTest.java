package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(delivered.poll(10, TimeUnit.SECONDS).topic()).isEqualTo("/line/" + i);
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
      assertThat(delivered.poll(10, TimeUnit.SECONDS).payload()).containsExactly('1');
      open.release(5000);
    }
  }
}
