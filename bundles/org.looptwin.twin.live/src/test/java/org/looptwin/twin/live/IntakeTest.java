package org.looptwin.twin.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.looptwin.connector.api.Incoming;

class IntakeTest {
  private final Intake intake = new Intake(1_000);

  private static Message message(int bytes) {
    return Message.rejected(
        new Incoming("test", "a/b", new byte[bytes], () -> {}),
        Instant.EPOCH,
        Rejection.of(Reason.MALFORMED, "bad"));
  }

  @Test
  void blocksTheSenderUntilThereIsRoomAgain() throws Exception {
    intake.put(message(500));
    CountDownLatch taken = new CountDownLatch(1);
    Thread sender =
        new Thread(
            () -> {
              try {
                intake.put(message(500));
                taken.countDown();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    sender.start();
    while (sender.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertThat(taken.getCount()).isEqualTo(1);
    assertThat(intake.take(1)).hasSize(1);
    assertThat(taken.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(intake.take(1)).hasSize(1);
  }

  @Test
  void takesAMessageGreaterThanTheQueueWhenItIsEmpty() throws Exception {
    intake.put(message(5_000));
    assertThat(intake.take(1)).hasSize(1);
  }

  @Test
  void endsABatchOnceThereAreEnoughReadings() throws Exception {
    intake.put(message(1));
    intake.put(message(1));
    intake.put(message(1));
    assertThat(intake.take(2)).hasSize(2);
    assertThat(intake.take(2)).hasSize(1);
  }

  @Test
  void drainsWhatItHoldsOnceClosedAndThenSaysSo() throws Exception {
    intake.put(message(1));
    intake.close();
    assertThatThrownBy(() -> intake.put(message(1))).isInstanceOf(IllegalStateException.class);
    assertThat(intake.take(10)).hasSize(1);
    assertThat(intake.take(10)).isEmpty();
  }

  @Test
  void doesNotTakeTheMessageOfAnInterruptedSender() throws Exception {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> intake.put(message(1))).isInstanceOf(InterruptedException.class);
    intake.close();
    assertThat(intake.take(10)).isEmpty();
  }
}
