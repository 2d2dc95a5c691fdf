package org.looptwin.optimise.highs;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/**
 * The stream {@code stdout} of the C library. HiGHS prints some lines with {@code printf} whatever
 * its options say; what Java prints goes by the file descriptor and is untouched.
 *
 * <p>Only glibc is known to have that stream in a variable that may be changed: musl keeps it in
 * memory that may only be read, where a write would end the process; on macOS and Windows it has
 * other names. There the lines are printed.
 */
final class CStdout {
  private static final String STDOUT = "stdout";

  /** What {@code stdout} points to, of glibc alone. */
  private static final String GLIBC_STDOUT = "_IO_2_1_stdout_";

  private static final int JAVAS_TOO = 1;

  private final Symbols process;

  /** Of this process. */
  CStdout() {
    this(new Process());
  }

  CStdout(Symbols process) {
    this.process = process;
  }

  /** What the process's libraries offer by name; both throw {@link UnsatisfiedLinkError}. */
  interface Symbols {
    Pointer variable(String name);

    Function function(String name);
  }

  /**
   * Lets what is printed from now on vanish, in the whole process.
   *
   * @return whether it does; where the C library does not allow it all is as it was
   */
  boolean toNowhere() {
    try {
      process.variable(GLIBC_STDOUT);
      return descriptor() != JAVAS_TOO || redirected();
    } catch (UnsatisfiedLinkError e) {
      return false;
    }
  }

  private boolean redirected() {
    Pointer nowhere = process.function("fopen").invokePointer(new Object[] {"/dev/null", "w"});
    if (nowhere == null) {
      return false;
    }
    process.variable(STDOUT).setPointer(0, nowhere);
    return true;
  }

  /** Where it goes, as a file descriptor; 1 is where Java prints. */
  int descriptor() {
    Pointer stream = process.variable(STDOUT).getPointer(0);
    return process.function("fileno").invokeInt(new Object[] {stream});
  }

  private static final class Process implements Symbols {
    @Override
    public Pointer variable(String name) {
      return NativeLibrary.getProcess().getGlobalVariableAddress(name);
    }

    @Override
    public Function function(String name) {
      return NativeLibrary.getProcess().getFunction(name);
    }
  }
}
