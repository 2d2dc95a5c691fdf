package org.looptwin.shell.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.looptwin.model.finding.FindingState;
import org.looptwin.model.network.NodeType;
import org.xml.sax.InputSource;

class PlanPageTest {
  private final PlanStory story =
      TinyPlan.story(
          TinyPlan.finding(FindingState.NOTICE, "A", "R01"),
          TinyPlan.finding(FindingState.NOTICE, "A", "R02"),
          TinyPlan.finding(FindingState.BREACHED, "B", "plan"));

  @Test
  void thePictureIsWellFormedAndNamesEveryPlant() throws Exception {
    String svg = new FlowPicture(story).svg();
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
    assertThat(svg).contains(">B01 ", ">V01 ", ">R01 ", ">S02 ").doesNotContain("NaN");
  }

  @Test
  void theMapIsWellFormedAndHasEveryOpenSiteAndEveryLinkWithItsKwh() throws Exception {
    String svg = new FlowMap(story).svg();
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
    assertThat(svg)
        .contains("<title>B01 ", "<title>V01 ", "<title>R01 ", ">B01</text>", "GWh of PACK</title>")
        .doesNotContain("NaN", "Infinity", "are drawn, with");
  }

  @Test
  void aMapOfTooManyLinksKeepsThoseThatCarryMostOfTheirCommodityAndSaysSo() {
    MapLinks all = new MapLinks(story, 1000);
    assertThat(all.links()).hasSize(all.all()).hasSizeGreaterThan(4);
    assertThat(all.share()).isCloseTo(1, within(1e-9));
    MapLinks some = new MapLinks(story, 3);
    assertThat(some.links()).hasSize(3);
    assertThat(some.all()).isEqualTo(all.all());
    assertThat(some.share()).isBetween(0.01, 0.99);
    double least = some.links().stream().mapToDouble(MapLinks.Link::share).min().orElseThrow();
    assertThat(all.links())
        .filteredOn(link -> !some.links().contains(link))
        .allMatch(link -> link.share() <= least);
  }

  /** 10 degrees of latitude and of longitude at 60 degrees north: half as wide as high. */
  @Test
  void aMapIsTrueToScaleAtItsMiddle() {
    MapFrame frame = new MapFrame(100, 50, 400, 300, 20, 60, 10);
    assertThat(frame.x(20)).isEqualTo(300);
    assertThat(frame.y(60)).isEqualTo(200);
    assertThat(frame.x(30) - frame.x(20)).isCloseTo(50, within(1e-9));
    assertThat(frame.y(50) - frame.y(60)).isCloseTo(100, within(1e-9));
    assertThat(Coasts.read().path(frame)).as("the Baltic").startsWith("M").endsWith("Z");
  }

  @Test
  void whatComesIntoABatteryPlantIsDrawnAsWideAsWhatLeavesIt() {
    // Stocks end as they began, so a quarter of each critical material, and three of a kit, is a
    // pack.
    Map<String, Double> balance = new HashMap<>();
    for (FlowGraph.Link link : new FlowGraph(story).links()) {
      balance.merge(link.from(), -link.drawnKwh(), Double::sum);
      balance.merge(link.to(), link.drawnKwh(), Double::sum);
    }
    List<String> plants =
        balance.keySet().stream().filter(id -> id.substring(1).startsWith("B")).toList();
    assertThat(plants).isNotEmpty();
    plants.forEach(id -> assertThat(balance.get(id)).isCloseTo(0, within(0.01)));
  }

  @Test
  void thePageStandsAloneAndEscapesWhatItSays() {
    String page = new PlanPage(story).html();
    assertThat(page.replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http", "<script", "@import", "<link rel=\"stylesheet\"");
    assertThat(page).contains("against &lt;a box&gt;.", "R01 is, &quot;so&quot;.", "BREACHED");
  }

  @Test
  void theScreenFitsOneScreenAndSaysCostProofSitesAndLaw() {
    List<String> lines = new PlanScreen(story).lines(0.001);
    assertThat(lines).hasSizeBetween(15, 40);
    String all = String.join("\n", lines);
    assertThat(all)
        .contains("Cost       23.3 million EUR", "no plan costs less than", "asked: 0.1 %")
        .contains("R01", "S01 77.1 % (before 60.0)", "1 breached, 2 to come")
        .contains("NOTICE pack/A: R01 is, \"so\". Likewise R02.")
        .doesNotContain("One plan cannot give");
  }

  @Test
  void aSiteIsUsedByWhatPassesIt() {
    SiteUse plant =
        SiteUse.of(story).stream()
            .filter(use -> use.node().type() == NodeType.BATTERY_PLANT)
            .findFirst()
            .orElseThrow();
    double made =
        story.plan().productionKwh().get("B01").stream().mapToDouble(Double::doubleValue).sum();
    assertThat(plant.kwh()).isEqualTo(made);
    assertThat(plant.use()).isCloseTo(made / 300_000, within(1e-9));
  }
}
