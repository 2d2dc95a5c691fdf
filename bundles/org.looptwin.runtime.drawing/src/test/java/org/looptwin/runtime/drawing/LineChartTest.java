package org.looptwin.runtime.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class LineChartTest {
  private static final double[] X = {0, 1, 2};

  @Test
  void linesStandInTheirFrame() throws Exception {
    Document svg =
        read(
            new LineChart("Cost & <worth>", "months", "MEUR")
                .line("first", X, new double[] {1, 4, 2})
                .banded("second", X, new double[] {5, 6, 7}, new double[] {3, 3, 3}, X)
                .svg());
    NodeList lines = svg.getElementsByTagName("polyline");
    assertThat(lines.getLength()).isEqualTo(2);
    assertThat(points(lines.item(0))).startsWith("90.0,").contains(" 325.0,").contains(" 560.0,");
    assertThat(svg.getElementsByTagName("polygon").getLength()).isEqualTo(1);
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("Cost & <worth>");
    Matcher height = Pattern.compile(",([0-9.-]+)").matcher(points(lines.item(0)));
    while (height.find()) {
      assertThat(Double.parseDouble(height.group(1))).isBetween(56., 290.);
    }
  }

  @Test
  void aLineWithoutANameHasTheWholeWidth() throws Exception {
    Document svg = read(new LineChart("one", "x", "y").dotted("", X, X).svg());
    assertThat(points(svg.getElementsByTagName("polyline").item(0))).contains(" 730.0,");
    assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(3);
  }

  @Test
  void nothingToShowIsStillAPicture() throws Exception {
    assertThat(read(new LineChart("none", "x", "y").svg()).getDocumentElement().getTagName())
        .isEqualTo("svg");
  }

  private static String points(Object line) {
    return ((Element) line).getAttribute("points");
  }

  private static Document read(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
