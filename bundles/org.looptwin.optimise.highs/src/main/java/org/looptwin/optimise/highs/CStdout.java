package org.looptwin.optimise.highs;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/**
 * The stream {@code stdout} of the C library. HiGHS prints some lines with {@code printf} whatever
 * its options say; what Java prints goes by the file descriptor and is untouched.
 */
final class CStdout {
  private static final String STDOUT = "stdout";
  private static final int JAVAS_TOO = 1;

  private CStdout() {}

  /**
   * Lets what is printed from now on vanish, in the whole process.
   *
   * @throws UnsatisfiedLinkError when the C library has no such stream
   */
  static void toNowhere() {
    if (descriptor() != JAVAS_TOO) {
      return;
    }
    NativeLibrary process = NativeLibrary.getProcess();
    Pointer nowhere = process.getFunction("fopen").invokePointer(new Object[] {"/dev/null", "w"});
    if (nowhere != null) {
      process.getGlobalVariableAddress(STDOUT).setPointer(0, nowhere);
    }
  }

  /** Where it goes, as a file descriptor; 1 is where Java prints. */
  static int descriptor() {
    NativeLibrary process = NativeLibrary.getProcess();
    Pointer stream = process.getGlobalVariableAddress(STDOUT).getPointer(0);
    return process.getFunction("fileno").invokeInt(new Object[] {stream});
  }
}
