package org.looptwin.housekeeping;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The block before a file in an archive: POSIX ustar (IEEE Std 1003.1).
 *
 * @param type {@code 0} a file, {@code x} records about the next one
 */
record TarHeader(String name, int mode, long size, long seconds, char type) {
  static final int BLOCK = 512;
  static final int LONGEST_NAME = 100;
  static final long LARGEST = 077777777777L;
  private static final int CHECKSUM_AT = 148;
  private static final int CHECKSUM_LENGTH = 8;

  byte[] bytes() {
    byte[] block = new byte[BLOCK];
    text(block, 0, name);
    octal(block, 100, 8, mode);
    octal(block, 108, 8, 0);
    octal(block, 116, 8, 0);
    octal(block, 124, 12, size);
    octal(block, 136, 12, seconds);
    block[156] = (byte) type;
    text(block, 257, "ustar");
    text(block, 263, "00");
    octal(block, CHECKSUM_AT, 7, sum(block));
    block[CHECKSUM_AT + 7] = ' ';
    return block;
  }

  /**
   * @throws IllegalArgumentException when it is no header
   */
  static TarHeader of(byte[] block) {
    if (octal(block, CHECKSUM_AT, CHECKSUM_LENGTH) != sum(block)) {
      throw new IllegalArgumentException("its header is damaged");
    }
    String prefix = text(block, 345, 155);
    String name = text(block, 0, LONGEST_NAME);
    char type = block[156] == 0 ? '0' : (char) block[156];
    return new TarHeader(
        prefix.isEmpty() ? name : prefix + "/" + name,
        (int) octal(block, 100, 8),
        octal(block, 124, 12),
        octal(block, 136, 12),
        type);
  }

  static boolean isEnd(byte[] block) {
    for (byte one : block) {
      if (one != 0) {
        return false;
      }
    }
    return true;
  }

  /** The sum of all bytes, those of the checksum taken as blanks. */
  private static long sum(byte[] block) {
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      boolean own = i >= CHECKSUM_AT && i < CHECKSUM_AT + CHECKSUM_LENGTH;
      sum += own ? ' ' : block[i] & 0xff;
    }
    return sum;
  }

  private static void text(byte[] block, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, block, at, bytes.length);
  }

  private static String text(byte[] block, int at, int length) {
    int end = at;
    while (end < at + length && block[end] != 0) {
      end++;
    }
    return new String(Arrays.copyOfRange(block, at, end), StandardCharsets.UTF_8);
  }

  private static void octal(byte[] block, int at, int length, long value) {
    text(block, at, String.format("%0" + (length - 1) + "o", value));
  }

  private static long octal(byte[] block, int at, int length) {
    String digits = text(block, at, length).strip();
    try {
      return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("its header is damaged", e);
    }
  }
}
