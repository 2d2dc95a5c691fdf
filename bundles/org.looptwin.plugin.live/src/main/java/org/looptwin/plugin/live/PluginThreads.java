package org.looptwin.plugin.live;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * The threads that one version of a plug-in runs on. A call that is late is interrupted and left
 * behind: nobody waits for it any longer, its thread is counted.
 *
 * <p><b>Threads:</b> any.
 */
final class PluginThreads implements AutoCloseable {
  /** More calls at once than the server makes: whoever needs more hangs. */
  private static final int MOST = 24;

  /** How long a call may go on after it was cancelled or its budget was used up. */
  static final Duration GRACE = Duration.ofSeconds(2);

  private static final Duration LOOK = Duration.ofMillis(200);

  private final ThreadPoolExecutor executor;
  private final Semaphore room = new Semaphore(MOST);
  private final Set<Call<?>> late = ConcurrentHashMap.newKeySet();

  PluginThreads(String plugin) {
    AtomicInteger number = new AtomicInteger();
    executor =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE, // the room bounds it: a thread may still be on its way to the pool
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> {
              Thread thread =
                  new Thread(work, "plugin-%s-%d".formatted(plugin, number.incrementAndGet()));
              thread.setDaemon(true);
              thread.setContextClassLoader(PluginThreads.class.getClassLoader());
              return thread;
            });
  }

  /**
   * Runs work of the plug-in and waits for it, not longer than the deadline.
   *
   * @param what is called, for the message, e.g. {@code solve}
   * @throws CallFailed when it throws, when it is late, or when the caller is interrupted
   */
  <T> T call(String what, Duration deadline, Callable<T> work) throws CallFailed {
    return call(what, deadline, null, work);
  }

  /**
   * The same for a call that can be cancelled: then it has {@link #GRACE} left. One that used up
   * its own time and does not end within {@link #GRACE} of being interrupted is called deaf.
   *
   * @param cancelled asked every now and then; null when the call cannot be cancelled
   */
  <T> T call(String what, Duration deadline, BooleanSupplier cancelled, Callable<T> work)
      throws CallFailed {
    Call<T> call = start(what, work);
    long begun = System.nanoTime();
    long allowed = deadline.toNanos();
    boolean hurried = false;
    try {
      while (true) {
        long left = allowed - (System.nanoTime() - begun);
        if (left <= 0) {
          throw late(call, late(what, deadline, hurried), cancelled != null && !hurried);
        }
        if (call.ended(Math.min(left, LOOK.toNanos()))) {
          return call.future.get();
        }
        if (!hurried && cancelled != null && cancelled.getAsBoolean()) {
          hurried = true;
          allowed = Math.min(allowed, System.nanoTime() - begun + GRACE.toNanos());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw abandon(
          call, new CallFailed("%s was interrupted by its caller".formatted(what), e, false));
    } catch (ExecutionException e) {
      throw new CallFailed(what + words(e.getCause()), null, true);
    }
  }

  /** What was said on the plug-in's own thread; nothing of its classes is touched here. */
  private static String words(Throwable cause) {
    return cause instanceof Thrown thrown
        ? thrown.getMessage()
        : " ended with " + cause.getClass().getName();
  }

  private CallFailed late(Call<?> call, String message, boolean listens)
      throws InterruptedException {
    abandon(call, null);
    boolean deaf = listens && call.begun && !call.end.await(GRACE.toMillis(), MILLISECONDS);
    return CallFailed.late(message, deaf);
  }

  private <T> Call<T> start(String what, Callable<T> work) throws CallFailed {
    if (!room.tryAcquire()) {
      throw new CallFailed(
          "%s was not called: %d calls to the plug-in hang".formatted(what, MOST), null, true);
    }
    Call<T> call = new Call<>(work);
    try {
      call.future = executor.submit(call);
      return call;
    } catch (RejectedExecutionException e) {
      room.release();
      throw new CallFailed(what + " was not called: the plug-in is stopped", e, false);
    }
  }

  private CallFailed abandon(Call<?> call, CallFailed because) {
    late.add(call);
    call.future.cancel(true);
    if (call.ended || !call.begun) {
      late.remove(call);
      call.leave();
    }
    return because;
  }

  /** Threads that were to end and did not. */
  int abandoned() {
    return late.size();
  }

  private static String late(String what, Duration deadline, boolean hurried) {
    return hurried
        ? "%s did not return within %s of being cancelled".formatted(what, seconds(GRACE))
        : "%s did not return within %s".formatted(what, seconds(deadline));
  }

  private static String seconds(Duration duration) {
    double seconds = duration.toMillis() / 1e3;
    return String.format(Locale.ROOT, seconds == Math.rint(seconds) ? "%.0f s" : "%.1f s", seconds);
  }

  /** Interrupts what runs; new calls are refused. */
  @Override
  public void close() {
    executor.shutdownNow();
  }

  /** What a plug-in threw, in words; none of its objects is kept. */
  private static final class Thrown extends Exception {
    private static final long serialVersionUID = 1L;

    Thrown(String words) {
      super(words);
    }
  }

  private final class Call<T> implements Callable<T> {
    private final Callable<T> work;
    private volatile Future<T> future;
    private final AtomicBoolean inside = new AtomicBoolean(true);
    private volatile boolean begun;
    private volatile boolean ended;
    private final CountDownLatch end = new CountDownLatch(1);

    Call(Callable<T> work) {
      this.work = work;
    }

    /** Waits a little for its end. */
    boolean ended(long nanos) throws InterruptedException, ExecutionException {
      try {
        future.get(nanos, TimeUnit.NANOSECONDS);
        return true;
      } catch (TimeoutException e) {
        return false;
      }
    }

    /** Makes room for another, once. */
    void leave() {
      if (inside.compareAndSet(true, false)) {
        room.release();
      }
    }

    @Override
    public T call() throws Thrown {
      begun = true;
      try {
        return work.call();
      } catch (Throwable e) { // a plug-in may throw anything, errors of its class path too
        throw new Thrown(Brief.of(e));
      } finally {
        ended = true;
        end.countDown();
        late.remove(this);
        leave();
      }
    }
  }
}
