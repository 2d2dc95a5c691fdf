package org.looptwin.optimise.fuzzy.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.looptwin.optimise.fuzzy.network.Cover.Part;

class CoverTest {
  /** Site 0 is open and carries 100; 1, 2 and 3 are open in part. */
  private static final List<Part> SITES =
      List.of(
          new Part(0, 1, 100, 9),
          new Part(1, 0.2, 50, 10), // 8 not paid yet
          new Part(2, 0.6, 40, 20), // 8 not paid yet
          new Part(3, 0.5, 90, 15)); // 7.5 not paid yet

  @Test
  void theCheapestSitesThatCarryTheRestAreOpened() {
    assertThat(new Cover(SITES).sites(130)).containsExactly(0, 3);
  }

  @Test
  void twoSitesAreOpenedWhereNoneCarriesTheRestAlone() {
    // 95 are left: 3 and 2 cost 15.5, as 3 and 1 do; the one that is open more comes first
    assertThat(new Cover(SITES).sites(195)).containsExactly(0, 2, 3);
    assertThat(new Cover(SITES).sites(235)).containsExactlyInAnyOrder(0, 3, 1);
  }

  @Test
  void whatOpenSitesCarryNeedsNoFurtherOne() {
    assertThat(new Cover(SITES).sites(100)).containsExactly(0);
  }

  @Test
  void allAreOpenedWhereTheyDoNotCarryItTogether() {
    assertThat(new Cover(SITES).sites(1000)).containsExactlyInAnyOrder(0, 1, 2, 3);
  }

  @Test
  void ofVeryManySitesThoseOpenMostAreTried() {
    List<Part> many =
        IntStream.range(0, 40).mapToObj(at -> new Part(at, 0.9 - at * 0.02, 10, 5)).toList();
    assertThat(new Cover(many).sites(25)).containsExactly(0, 1, 2);
    assertThat(new Cover(many).sites(125)).hasSize(40);
  }
}
