package org.looptwin.housekeeping;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.looptwin.twin.api.DiskWatch.Use;

/**
 * Says whether a disk is nearly used up. It says so from 90 % of the budget on, or when less is
 * free than must be, and takes it back below 85 % and with 20 % more free, so that it does not
 * chatter.
 */
final class DiskJudge {
  private static final double RAISE_AT = 0.90;
  private static final double CLEAR_AT = 0.85;
  private static final double CLEAR_FREE = 1.2;
  private static final String REMEDY =
      "Maybe keep the history for a shorter time, move the home to a larger disk, or raise"
          + " disk.budget in conf/looptwin.properties.";

  private final DiskLimits limits;
  private final Growth growth = new Growth();
  private boolean standing;

  DiskJudge(DiskLimits limits) {
    this.limits = limits;
  }

  /**
   * @param nanos when it was measured, like {@link System#nanoTime}
   */
  Use judge(DiskMeasure measure, long nanos) {
    long used = measure.usedBytes();
    long least = limits.leastFree(measure.diskBytes());
    growth.add(nanos, used);
    standing = standing ? !clear(measure, least) : reached(measure, least);
    long left = measure.freeBytes();
    if (limits.budget().isPresent()) {
      left = Math.min(left, limits.budget().getAsLong() - used);
    }
    Optional<Duration> fullIn = growth.lasts(left);
    return new Use(
        measure.partBytes(),
        measure.freeBytes(),
        least,
        boxed(limits.budget()),
        fullIn,
        standing ? Optional.of(sentence(measure, least, fullIn)) : Optional.empty(),
        standing ? REMEDY : "");
  }

  private boolean reached(DiskMeasure measure, long least) {
    return measure.freeBytes() < least || share(measure) >= RAISE_AT;
  }

  private boolean clear(DiskMeasure measure, long least) {
    return measure.freeBytes() > least * CLEAR_FREE && share(measure) < CLEAR_AT;
  }

  /** Of the budget; 0 without one. */
  private double share(DiskMeasure measure) {
    OptionalLong budget = limits.budget();
    return budget.isPresent() ? (double) measure.usedBytes() / budget.getAsLong() : 0;
  }

  private String sentence(DiskMeasure measure, long least, Optional<Duration> fullIn) {
    StringBuilder text = new StringBuilder("the data occupies ");
    text.append(Bytes.text(measure.usedBytes()));
    limits.budget().ifPresent(budget -> text.append(" of its ").append(Bytes.text(budget)));
    text.append("; ").append(Bytes.text(measure.freeBytes())).append(" of the disk are free, ");
    text.append(Bytes.text(least)).append(" must be");
    fullIn.ifPresent(time -> text.append("; full in about ").append(words(time)));
    return text.append(fullIn.isPresent() ? " at the present rate" : "").toString();
  }

  private static String words(Duration time) {
    return time.toDays() >= 2
        ? "%d days".formatted(time.toDays())
        : "%d hours".formatted(Math.max(1, time.toHours()));
  }

  private static Optional<Long> boxed(OptionalLong value) {
    return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
  }
}
