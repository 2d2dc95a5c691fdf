package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.looptwin.optimise.api.Front;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What the picture of a front shows. */
class FrontPictureTest {
  private static final List<Front.Point> FRONT =
      List.of(point(3180, 3000, 400), point(3200, 2600, 350), point(3340, 2300, 300));

  private static Front.Point point(double cost, double kilotonnes, double loss) {
    return new Front.Point(
        cost * 1e6, kilotonnes * 1e3, loss * 1e6, Set.of("R01"), 0.0005, "epsilon");
  }

  private static Document drawn(List<Front.Point> points, List<String> labels) throws Exception {
    String svg = new FrontPicture(points, labels, "case <a> & b", "EUR").svg();
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static List<Element> circles(Document picture) {
    NodeList all = picture.getElementsByTagName("circle");
    List<Element> circles = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      circles.add((Element) all.item(i));
    }
    return circles;
  }

  private static double number(Element element, String name) {
    return Double.parseDouble(element.getAttribute(name));
  }

  @Test
  void everyPlanIsADotCheaperOnesLeftCleanerOnesBelowRiskierOnesLarger() throws Exception {
    List<Element> dots = circles(drawn(FRONT, List.of("", "knee", "")));
    assertThat(dots).hasSize(3 + 3); // three plans, three sizes of the scale
    for (int i = 0; i < 2; i++) {
      // drawn by falling loss, which in this front is the order of rising cost
      assertThat(number(dots.get(i), "cx")).isLessThan(number(dots.get(i + 1), "cx"));
      assertThat(number(dots.get(i), "cy")).isLessThan(number(dots.get(i + 1), "cy"));
      assertThat(number(dots.get(i), "r")).isGreaterThan(number(dots.get(i + 1), "r"));
    }
    // 20 of 160 MEUR to the right is an eighth of the way
    double share =
        (number(dots.get(1), "cx") - number(dots.get(0), "cx"))
            / (number(dots.get(2), "cx") - number(dots.get(0), "cx"));
    assertThat(share).isCloseTo(0.125, within(0.002));
  }

  @Test
  void axesAndScaleCarryTheirUnitsAndPicksTheirNames() throws Exception {
    Document picture = drawn(FRONT, List.of("", "knee, TOPSIS", "dial 0.80"));
    assertThat(picture.getDocumentElement().getTextContent())
        .contains("cost, MEUR", "emissions, kt CO2", "disruption, MEUR")
        .contains("300.0", "350.0", "400.0")
        .contains("2 knee, TOPSIS", "3 dial 0.80", "case <a> & b");
  }

  @Test
  void namesOfPlansThatNearlyCoincideStandApart() throws Exception {
    List<Front.Point> close = List.of(point(3180, 3000, 400), point(3180.5, 2999, 399));
    NodeList texts = drawn(close, List.of("", "")).getElementsByTagName("text");
    double[][] places = new double[2][];
    for (int i = 0; i < texts.getLength(); i++) {
      Element text = (Element) texts.item(i);
      if (text.getTextContent().matches("[12]")) {
        places[Integer.parseInt(text.getTextContent()) - 1] =
            new double[] {number(text, "x"), number(text, "y")};
      }
    }
    double apart =
        Math.max(Math.abs(places[0][0] - places[1][0]), Math.abs(places[0][1] - places[1][1]));
    assertThat(apart).isGreaterThan(7);
  }

  @Test
  void aNameDoesNotStandOnAnotherPlansDot() throws Exception {
    List<Front.Point> side =
        List.of(
            point(3180, 3050, 401),
            point(3195, 2900, 370),
            point(3201, 2900, 350),
            point(3340, 2300, 330));
    Document picture = drawn(side, List.of("", "", "", ""));
    Element name = text(picture, "2");
    Element dot = circles(picture).get(2); // drawn by falling loss: of the third plan
    double right = number(name, "x") + 7;
    double left = number(dot, "cx") - number(dot, "r");
    boolean beside = right < left || number(name, "x") > left + 2 * number(dot, "r");
    boolean above = Math.abs(number(name, "y") - number(dot, "cy")) > number(dot, "r");
    assertThat(beside || above).as("name at %s, dot at %s", right, left).isTrue();
  }

  private static Element text(Document picture, String content) {
    NodeList texts = picture.getElementsByTagName("text");
    for (int i = 0; i < texts.getLength(); i++) {
      if (texts.item(i).getTextContent().equals(content)) {
        return (Element) texts.item(i);
      }
    }
    throw new AssertionError("no text '" + content + "'");
  }
}
