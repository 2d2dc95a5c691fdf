package org.looptwin.launch;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.looptwin.launch.start.Launcher;

/** Where the JVM begins. Results go to stdout, everything else to stderr. */
public final class Main {
  private Main() {}

  /**
   * Runs one command and ends the JVM with its exit code.
   *
   * @param arguments the command and its options, see {@code --help}
   */
  public static void main(String[] arguments) {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    // A library that prints must not spoil the results that another program reads.
    System.setOut(err);
    System.setErr(err);
    int code = new Launcher(out, err).run(List.of(arguments));
    out.flush();
    System.exit(code);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    var stream = new BufferedOutputStream(new FileOutputStream(descriptor), 8192);
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }
}
