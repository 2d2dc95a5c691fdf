package org.looptwin.optimise.api;

import java.util.ArrayList;
import java.util.List;

/** How a line of MPS is cut into its fields. */
enum MpsCards {
  /** By blanks, as nearly every file of today. */
  FREE {
    @Override
    String[] fields(String section, String line) {
      return line.trim().split("\\s+");
    }
  },

  /**
   * By the columns of the punched card: 2-3, 5-12, 15-22, 25-36, 40-47 and 50-61; so names may hold
   * blanks.
   */
  FIXED {
    @Override
    String[] fields(String section, String line) {
      if (section.equals("OBJSENSE")) {
        return FREE.fields(section, line);
      }
      if (!blankBetween(line)) {
        throw new IllegalArgumentException("'%s' is not of the fixed format".formatted(line));
      }
      List<String> fields = new ArrayList<>();
      if (section.equals("ROWS") || section.equals("BOUNDS")) {
        fields.add(field(line, 0));
      }
      fields.add(field(line, 1));
      for (int number = 2; number < STARTS.length; number++) {
        String field = field(line, number);
        if (!field.isEmpty()) {
          fields.add(field);
        }
      }
      return fields.toArray(String[]::new);
    }
  };

  private static final int[] STARTS = {1, 4, 14, 24, 39, 49};
  private static final int[] ENDS = {3, 12, 22, 36, 47, 61};

  /**
   * The fields of a line that begins with a blank.
   *
   * @param section it stands in
   * @throws IllegalArgumentException when the line is not cut like that
   */
  abstract String[] fields(String section, String line);

  private static boolean blankBetween(String line) {
    boolean blank = true;
    for (int number = 1; number < STARTS.length; number++) {
      int end = Math.min(STARTS[number], line.length());
      int from = Math.min(ENDS[number - 1], end);
      blank &= line.substring(from, end).isBlank();
    }
    return blank;
  }

  private static String field(String line, int number) {
    int end = Math.min(ENDS[number], line.length());
    return STARTS[number] >= end ? "" : line.substring(STARTS[number], end).strip();
  }
}
