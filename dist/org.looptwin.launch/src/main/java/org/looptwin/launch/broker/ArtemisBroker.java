package org.looptwin.launch.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.looptwin.launch.EmbeddedBroker;

/**
 * Apache Artemis with MQTT 3.1.1 and 5 and a durable journal. It lives on the launcher's class path
 * because as a bundle each update leaks its classes.
 *
 * <p>When its store fails, Artemis stops for good; it is then started again on the same folder and
 * the same ports until it runs.
 */
public final class ArtemisBroker implements EmbeddedBroker {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String INTERNAL = "internal";
  private static final String PUBLIC = "public";
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Rhythm rhythm;
  private final Limits limits;
  private final List<Eavesdropper> eavesdroppers = new ArrayList<>();
  private BrokerSettings settings;
  private volatile Recovery recovery;
  private ArtemisRun run;
  private int internalPort;
  private Opening opening;

  /** Where publishers are served. */
  private record Opening(String address, int port) {}

  public ArtemisBroker() {
    this(Rhythm.ORDINARY, Limits.ORDINARY);
  }

  ArtemisBroker(long sweepMillis, long leastFreeBytes) {
    this(Rhythm.ORDINARY.sweeping(sweepMillis), Limits.ORDINARY.leavingFree(leastFreeBytes));
  }

  ArtemisBroker(Rhythm rhythm, Limits limits) {
    this.rhythm = rhythm;
    this.limits = limits;
  }

  @Override
  public synchronized String start(Path data) throws IOException {
    if (run != null) {
      throw new IllegalStateException("The broker is running already.");
    }
    Files.createDirectories(data);
    settings = new BrokerSettings(data, rhythm, limits);
    run = new ArtemisRun(settings, this::failed);
    var pauses = new Pauses(rhythm.firstPause(), LONGEST_PAUSE);
    recovery = new Recovery(data, BrokerSettings.ROOM_TO_START, pauses);
    try {
      run.start();
      internalPort = run.listen(INTERNAL, LOOPBACK, 0);
    } catch (IOException | RuntimeException e) {
      stop();
      throw e;
    }
    return internalUrl();
  }

  private String internalUrl() {
    return "tcp://%s:%d".formatted(LOOPBACK, internalPort);
  }

  @Override
  public synchronized boolean serves(String url) {
    return run != null && url.equals(internalUrl());
  }

  @Override
  public synchronized int open(String address, int port) throws IOException {
    ArtemisRun present = running();
    if (opening != null) {
      throw new IllegalStateException("The broker is open already.");
    }
    int actual = present.listen(PUBLIC, address, port);
    opening = new Opening(address, actual);
    return actual;
  }

  @Override
  public synchronized void onMessageOutside(String root, Listener listener) {
    var eavesdropper = new Eavesdropper(root, listener);
    running().tell(eavesdropper);
    eavesdroppers.add(eavesdropper);
  }

  @Override
  public Optional<String> trouble() {
    Recovery present = recovery;
    return present == null ? Optional.empty() : present.trouble();
  }

  @Override
  public synchronized void shut() {
    if (run != null && opening != null) {
      opening = null;
      run.shut(PUBLIC);
    }
  }

  @Override
  public synchronized void stop() {
    if (run == null) {
      return;
    }
    ArtemisRun last = run;
    run = null;
    opening = null;
    eavesdroppers.clear();
    recovery.end();
    recovery = null;
    last.stop();
  }

  /** The topics that the broker knows at present, and its own addresses. */
  synchronized Set<String> addresses() {
    return running().addresses();
  }

  /** The present run, which may have failed. */
  synchronized ArtemisRun running() {
    if (run == null) {
      throw new IllegalStateException("The broker is not running.");
    }
    return run;
  }

  /** Artemis has begun to stop by itself. Takes no lock: Artemis holds some of its own. */
  private void failed(ArtemisRun gone, String because) {
    Recovery present = recovery;
    if (present != null) {
      present.begin(because, new Again(gone));
    }
  }

  private synchronized void resume(ArtemisRun gone) throws IOException {
    if (run != gone) {
      throw new IOException("it was stopped meanwhile");
    }
    var next = new ArtemisRun(settings, this::failed);
    try {
      next.start();
      eavesdroppers.forEach(next::tell);
      next.listen(INTERNAL, LOOPBACK, internalPort);
      if (opening != null) {
        next.listen(PUBLIC, opening.address(), opening.port());
      }
    } catch (IOException | RuntimeException e) {
      next.stop();
      throw e;
    }
    run = next;
  }

  private synchronized boolean isPresent(ArtemisRun asked) {
    return run == asked;
  }

  /** A start in place of a run that has failed. */
  private final class Again implements Recovery.Attempt {
    private final ArtemisRun gone;

    Again(ArtemisRun gone) {
      this.gone = gone;
    }

    @Override
    public boolean needed() {
      return isPresent(gone);
    }

    @Override
    public boolean free() {
      return gone.ended();
    }

    @Override
    public void start() throws IOException {
      resume(gone);
    }
  }
}
