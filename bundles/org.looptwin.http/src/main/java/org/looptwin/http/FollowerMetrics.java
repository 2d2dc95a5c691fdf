package org.looptwin.http;

import java.util.List;
import java.util.function.ToLongFunction;
import org.looptwin.twin.api.Histories.Follower;

/** How far the history stores are, for Prometheus. */
final class FollowerMetrics {
  private FollowerMetrics() {}

  static void write(Exposition page, List<Follower> followers) {
    family(
        page,
        followers,
        "looptwin_history_offset",
        "Journal offset up to which the history store is durable.",
        Follower::offset);
    family(
        page,
        followers,
        "looptwin_history_behind",
        "Durable readings that the history store does not have yet.",
        Follower::behind);
    family(
        page,
        followers,
        "looptwin_history_trouble",
        "1 while the history store takes nothing, else 0.",
        follower -> follower.trouble().isPresent() ? 1 : 0);
  }

  private static void family(
      Exposition page,
      List<Follower> followers,
      String name,
      String help,
      ToLongFunction<Follower> value) {
    if (followers.isEmpty()) {
      return;
    }
    page.family(name, "gauge", help);
    for (Follower follower : followers) {
      page.sample(name, value.applyAsLong(follower), "store", follower.name());
    }
  }
}
