package org.looptwin.rules.drools;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.api.RuleLibrary.Compilation;

/**
 * Compiles on a thread of its own, because the engine runs code of the rules (an {@code eval}
 * without arguments) while it puts them together, and such code may never end. Then the thread is
 * left behind with the least priority, and a new compiler takes the place of the one it holds.
 *
 * <p><b>Threads:</b> safe; one compilation at a time.
 */
final class GuardedCompiler {
  /** The first compilation of a server on a busy machine takes many seconds. */
  static final Duration LIMIT = Duration.ofSeconds(60);

  private final Duration limit;
  private final List<byte[]> learnt = new ArrayList<>();
  private final Foresight foresight;
  private RuleCompiler compiler;

  GuardedCompiler(Duration limit, Foresight foresight) {
    this.limit = limit;
    this.foresight = foresight;
    this.compiler = new RuleCompiler(foresight);
  }

  /** As {@link RuleCompiler#learn}. */
  synchronized void learn(List<byte[]> compiled) {
    learnt.addAll(compiled);
    compiler.learn(compiled);
  }

  /**
   * As {@link RuleCompiler#compile}.
   *
   * @throws EndlessCompilation when it does not end in time
   */
  synchronized Compilation compile(List<RuleFile> files) {
    FutureTask<Compilation> task = new FutureTask<>(() -> compiler.compile(files));
    Stage stage = new Stage();
    stage.play(task);
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      RuleFile suspect = compiler.suspect().orElse(null);
      compiler = new RuleCompiler(foresight);
      compiler.learn(learnt);
      throw new EndlessCompilation(suspect, limit);
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The compilation of rules was cut short.");
    } finally {
      stage.leave();
    }
  }

  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }
}
