package org.looptwin.model.json.generator;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A CSV file that is being written; numbers look the same on every system. */
final class Sheet implements AutoCloseable {
  private final BufferedWriter out;

  Sheet(Path folder, String name, String header) throws IOException {
    out = Files.newBufferedWriter(folder.resolve(name), StandardCharsets.UTF_8);
    out.write(header + "\n");
  }

  /** Text as it is; numbers with at most six digits after the point; null is empty. */
  void row(Object... cells) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int at = 0; at < cells.length; at++) {
      line.append(at == 0 ? "" : ",").append(text(cells[at]));
    }
    out.write(line.append('\n').toString());
  }

  private static String text(Object cell) {
    if (cell instanceof Double number) {
      return number(number);
    }
    return cell == null ? "" : cell.toString();
  }

  static String number(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
