package org.looptwin.connector.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.looptwin.connector.api.Replay.FaultProfile;
import org.looptwin.connector.api.Replay.Injected;
import org.looptwin.connector.api.Replay.TimedMessage;

/** Makes messages as unreliable as a plant's network does. Used once. */
final class FaultInjector {
  private static final Duration LONGEST_GAP_TO_A_DUPLICATE = Duration.ofMinutes(1);

  private final FaultProfile faults;
  private final SplittableRandom random;
  private final Map<String, Duration> clockErrors = new HashMap<>();
  private long duplicates;
  private long late;
  private long bad;
  private long malformed;
  private long held;

  FaultInjector(FaultProfile faults, long seed) {
    this.faults = faults;
    this.random = new SplittableRandom(seed ^ 0x5EED_FA17L);
  }

  /** What was spoilt by {@link #apply}. */
  Injected injected() {
    return new Injected(duplicates, late, bad, malformed, held);
  }

  /**
   * The messages, again in the order in which they are sent.
   *
   * @param start of the scenario
   */
  List<TimedMessage> apply(List<Draft> drafts, Instant start) {
    List<TimedMessage> messages = new ArrayList<>();
    for (Draft draft : drafts) {
      long cut = malformed;
      TimedMessage message = spoilt(draft);
      messages.add(message);
      if (happens(faults.duplicate())) {
        if (malformed > cut) {
          malformed++; // a copy of what cannot be read cannot be read either
        } else {
          duplicates++;
        }
        messages.add(
            new TimedMessage(
                message.at().plus(upTo(LONGEST_GAP_TO_A_DUPLICATE)),
                message.topic(),
                message.json()));
      }
    }
    messages.sort(Comparator.comparing(TimedMessage::at));
    return buffered(messages, start);
  }

  /**
   * While the plant is cut off it keeps what it has to send, and then sends it at once, in order.
   */
  private List<TimedMessage> buffered(List<TimedMessage> messages, Instant start) {
    Instant from = start.plus(faults.outageAt());
    Instant to = from.plus(faults.outage());
    return messages.stream()
        .map(
            message -> {
              if (message.at().isBefore(from) || !message.at().isBefore(to)) {
                return message;
              }
              held++;
              return new TimedMessage(to, message.topic(), message.json());
            })
        .sorted(Comparator.comparing(TimedMessage::at))
        .toList();
  }

  private TimedMessage spoilt(Draft draft) {
    Draft sent = draft.stamped(draft.ts().plus(clockError(draft.sender())));
    if (happens(faults.outOfOrder())) {
      late++;
      sent = sent.sentAt(sent.at().plus(upTo(faults.delay())));
    }
    if (happens(faults.bad())) {
      bad++;
      sent = sent.ofBadQuality();
    }
    TimedMessage message = sent.message();
    if (!happens(faults.malformed())) {
      return message;
    }
    malformed++;
    return new TimedMessage(
        message.at(), message.topic(), message.json().substring(0, message.json().length() / 2));
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
