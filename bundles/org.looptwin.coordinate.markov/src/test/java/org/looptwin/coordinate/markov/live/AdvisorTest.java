package org.looptwin.coordinate.markov.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.markov.actors.Given;

class AdvisorTest {
  private static Map<String, Object> of(String actor, List<Map<String, Object>> advice) {
    return advice.stream().filter(one -> one.get("actor").equals(actor)).findFirst().get();
  }

  @Test
  void everyActorIsToldWhatToDoAndFromWhichStocks() throws NoValueException {
    List<Map<String, Object>> advice =
        new Advisor(Given.loop(), Map.of("recycler used", 7.0)).advice();
    assertThat(advice).hasSize(5);
    assertThat(of("manufacturer", advice).get("alone").toString()).contains("produce");
    assertThat(of("recycler", advice).get("stocks").toString())
        .contains("units=7.0, measured=true");
    assertThat(of("reuser", advice).get("stocks").toString()).contains("measured=false");
    assertThat(advice).allMatch(one -> !one.get("together").toString().isBlank());
  }

  @Test
  void aFullStoreOrdersNothingAndAnEmptyOneOrders() throws NoValueException {
    List<Map<String, Object>> empty =
        new Advisor(Given.loop(), Map.of("distributor new", 0.0)).advice();
    List<Map<String, Object>> full =
        new Advisor(Given.loop(), Map.of("distributor new", 30.0)).advice();
    assertThat(of("distributor", empty).get("alone").toString()).contains("order new");
    assertThat(of("distributor", full).get("alone").toString()).doesNotContain("order new");
  }

  @Test
  void whereMoreIsOrderedMoreIsMade() throws NoValueException {
    LoopData data = Given.loop();
    Map<String, Double> none = new HashMap<>(data.means());
    none.put("distributor_orders", 0.0);
    assertThat(of("manufacturer", new Advisor(data.means(none), Map.of()).advice()).get("alone"))
        .asString()
        .doesNotContain("produce");
  }
}
