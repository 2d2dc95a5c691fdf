package org.looptwin.twin.live;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects a message's rejections, one per reason, so that one message cannot flood quarantine. */
final class Rejections {
  private final Map<Reason, Rejection> byReason = new EnumMap<>(Reason.class);

  void add(Rejection rejection) {
    byReason.merge(rejection.reason(), rejection, (first, again) -> first.andOneMore());
  }

  List<Rejection> list() {
    return List.copyOf(byReason.values());
  }
}
