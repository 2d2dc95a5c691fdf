package org.looptwin.plugin.live;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is in use and who is in the shadow. Changed by one thread, read by any. */
final class Members {
  private static final Logger LOG = LoggerFactory.getLogger(Members.class);

  private final InboxGates gates;
  private final Seats seats;
  private final Shadows listening;
  private final PluginFolders folders;
  private final Retirement retirement;
  private final Map<String, Running> inUse = new ConcurrentSkipListMap<>();
  private final Map<String, Running> shadows = new ConcurrentSkipListMap<>();

  Members(
      InboxGates gates,
      Seats seats,
      Shadows listening,
      PluginFolders folders,
      Retirement retirement) {
    this.gates = gates;
    this.seats = seats;
    this.listening = listening;
    this.folders = folders;
    this.retirement = retirement;
  }

  /**
   * The server's calls go to this one from now on.
   *
   * @param broken told why it must not be used any more
   */
  void use(Running now, Consumer<String> broken) {
    Candidate candidate = now.candidate();
    candidate.services().forEach(service -> service.onBroken(broken));
    if (now.shadow()) {
      listening.take(candidate);
    } else {
      gates.open(candidate.bundle());
      seats.take(candidate);
    }
    place(now.shadow()).put(now.name(), now);
  }

  /** It goes; its file has gone already. */
  void leave(Running running) throws IOException {
    place(running.shadow()).remove(running.name());
    if (running.shadow()) {
      listening.release(running.name());
    } else {
      seats.release(running.name());
    }
    retire(running);
    folders.forget(running.name(), running.shadow());
  }

  /** Its calls in flight end, then it is uninstalled. */
  void retire(Running running) {
    retirement.of(
        running.candidate(),
        left -> LOG.warn("Plug-in {} {}: {}", running.name(), running.candidate().version(), left));
  }

  Optional<Running> inUse(String name) {
    return Optional.ofNullable(inUse.get(name));
  }

  Optional<Running> inShadow(String name) {
    return Optional.ofNullable(shadows.get(name));
  }

  /** Whose file that is. */
  Optional<Running> holder(String file, boolean shadow) {
    return place(shadow).values().stream()
        .filter(running -> running.file().equals(file))
        .findFirst();
  }

  Map<String, Running> place(boolean shadow) {
    return shadow ? shadows : inUse;
  }

  List<Running> all() {
    List<Running> present = new ArrayList<>(inUse.values());
    present.addAll(shadows.values());
    return present;
  }

  /** Everybody leaves; the files stay. */
  void close() {
    inUse.values().forEach(running -> seats.release(running.name()));
    shadows.values().forEach(running -> listening.release(running.name()));
    all().forEach(this::retire);
    inUse.clear();
    shadows.clear();
  }
}
