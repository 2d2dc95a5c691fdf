package org.looptwin.connector.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.looptwin.connector.api.Replay.FaultProfile;
import org.looptwin.connector.api.Replay.TimedMessage;

/** Makes messages as unreliable as a plant's network does. Used once. */
final class FaultInjector {
  private static final Duration LONGEST_GAP_TO_A_DUPLICATE = Duration.ofMinutes(1);

  private final FaultProfile faults;
  private final SplittableRandom random;
  private final Map<String, Duration> clockErrors = new HashMap<>();

  FaultInjector(FaultProfile faults, long seed) {
    this.faults = faults;
    this.random = new SplittableRandom(seed ^ 0x5EED_FA17L);
  }

  /** The messages, again in the order in which they are sent. */
  List<TimedMessage> apply(List<Draft> drafts) {
    List<TimedMessage> messages = new ArrayList<>();
    for (Draft draft : drafts) {
      TimedMessage message = spoilt(draft);
      messages.add(message);
      if (happens(faults.duplicate())) {
        messages.add(
            new TimedMessage(
                message.at().plus(upTo(LONGEST_GAP_TO_A_DUPLICATE)),
                message.topic(),
                message.json()));
      }
    }
    messages.sort(Comparator.comparing(TimedMessage::at));
    return messages;
  }

  private TimedMessage spoilt(Draft draft) {
    Draft sent = draft.stamped(draft.ts().plus(clockError(draft.sender())));
    if (happens(faults.outOfOrder())) {
      sent = sent.sentAt(sent.at().plus(upTo(faults.delay())));
    }
    if (happens(faults.bad())) {
      sent = sent.ofBadQuality();
    }
    TimedMessage message = sent.message();
    return happens(faults.malformed())
        ? new TimedMessage(
            message.at(), message.topic(), message.json().substring(0, message.json().length() / 2))
        : message;
  }

  private Duration clockError(String sender) {
    return clockErrors.computeIfAbsent(
        sender,
        s -> Duration.ofMillis((long) ((2 * random.nextDouble() - 1) * faults.skew().toMillis())));
  }

  private Duration upTo(Duration longest) {
    return Duration.ofMillis((long) (random.nextDouble() * longest.toMillis()));
  }

  private boolean happens(double share) {
    return random.nextDouble() < share;
  }
}
