package org.looptwin.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CaseRoutesTest {
  private Served served;

  @BeforeEach
  void start() throws Exception {
    served = Served.onLoopback();
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void saysWhereTheSitesAreAndWhatLanesThereAre() throws Exception {
    var answer = served.get("/api/v1/case").json();
    assertThat(answer.path("firstMonth").asText()).isEqualTo("2024-01");
    assertThat(answer.path("nodes")).hasSize(5);
    assertThat(answer.at("/nodes/0/id").asText()).isEqualTo("S01");
    assertThat(answer.at("/nodes/0/type").asText()).isEqualTo("supplier");
    assertThat(answer.at("/nodes/0/lat").asDouble()).isEqualTo(50);
    assertThat(answer.at("/nodes/0/lon").asDouble()).isEqualTo(8);
    assertThat(answer.at("/nodes/0/commodity").asText()).isEqualTo("LI");
    assertThat(answer.at("/nodes/2/commodity").isNull()).isTrue();
    assertThat(answer.at("/lanes/0/from").asText()).isEqualTo("S01");
    assertThat(answer.at("/lanes/0/class").asText()).isEqualTo("SUEZ");
  }

  @Test
  void saysWhoAsks() throws Exception {
    var anonymous = served.get("/api/v1/caller").json();
    assertThat(anonymous.path("name").asText()).isEqualTo("anonymous");
    assertThat(anonymous.path("role").asText()).isEqualTo("viewer");
    assertThat(anonymous.path("now").asText()).endsWith("Z");
    var known = served.get("/api/v1/caller", "operator-token").json();
    assertThat(known.path("name").asText()).isEqualTo("otto");
    assertThat(known.path("role").asText()).isEqualTo("operator");
    assertThat(served.get("/api/v1/caller", "no-token").status()).isEqualTo(401);
  }
}
