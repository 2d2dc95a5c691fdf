package org.looptwin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.model.decision.DecisionState;

class LoopRoutesTest {
  private static final String OPEN = "/api/v1/decisions/D-000002/approve";
  private Served served;

  @BeforeEach
  void start() throws Exception {
    served = Served.onLoopback();
    served.backend.twin.put("supplier/S01/stock_on_hand", "2024-03-01T11:00:00Z", 3);
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void listsPlansWithoutFlowsAndShowsOneWithAll() throws Exception {
    var plans = served.get("/api/v1/plans").json();
    assertThat(plans.at("/plans/0/id").asText()).isEqualTo("P-2");
    assertThat(plans.at("/plans/0/inForce").asBoolean()).isFalse();
    assertThat(plans.at("/plans/1/inForce").asBoolean()).isTrue();
    assertThat(plans.at("/plans/0").has("flows")).isFalse();
    var plan = served.get("/api/v1/plans/P-2").json();
    assertThat(plan.at("/flows/0/lane").asText()).isEqualTo("L1");
    assertThat(plan.at("/parts/operatingEur").asDouble()).isEqualTo(100);
    assertThat(served.get("/api/v1/plans/P-9").status()).isEqualTo(404);
  }

  @Test
  void showsForecastsSetFindingsAlarmsAndRules() throws Exception {
    assertThat(served.get("/api/v1/forecasts").json().at("/forecasts/0/target").asText())
        .isEqualTo("carbon");
    assertThat(served.get("/api/v1/uncertainty").json().path("id").asText()).isEqualTo("U-1");
    var compliance = served.get("/api/v1/compliance").json();
    assertThat(compliance.at("/states/BREACHED").asInt()).isEqualTo(1);
    assertThat(compliance.at("/findings/0/rule").asText()).isEqualTo("BR-1");
    assertThat(served.get("/api/v1/alarms").json().at("/alarms/0/id").asText())
        .isEqualTo("supplier-disrupted-S01");
    var rules = served.get("/api/v1/rules").json();
    assertThat(rules.at("/files/0/version").asText()).isEqualTo("0123456789ab");
    assertThat(rules.at("/problems/0/line").asInt()).isEqualTo(7);
  }

  @Test
  void listsDecisionsByState() throws Exception {
    assertThat(served.get("/api/v1/decisions").json().path("decisions")).hasSize(2);
    var open = served.get("/api/v1/decisions?state=proposed").json().path("decisions");
    assertThat(open).hasSize(1);
    assertThat(open.at("/0/id").asText()).isEqualTo("D-000002");
  }

  @Test
  void followsADecisionBackToTheReadingThatCausedIt() throws Exception {
    var decision = served.get("/api/v1/decisions/D-000002").json();
    var chain = decision.path("chain");
    assertThat(chain.at("/reading/offset").asLong()).isEqualTo(1);
    assertThat(chain.at("/reading/topic").asText()).isEqualTo("supplier/S01/stock_on_hand");
    assertThat(chain.at("/reading/v").asDouble()).isEqualTo(3);
    assertThat(chain.at("/reading/src").asText()).isEqualTo("plc-1");
    assertThat(chain.at("/rule/file").asText()).isEqualTo("supplier.drl");
    assertThat(chain.at("/rule/stillInForce").asBoolean()).isTrue();
    assertThat(chain.at("/forecast/outlooks/0/target").asText()).isEqualTo("carbon");
    assertThat(chain.at("/uncertainty/id").asText()).isEqualTo("U-1");
    assertThat(chain.at("/plan/id").asText()).isEqualTo("P-2");
    assertThat(chain.at("/previousPlan/id").asText()).isEqualTo("P-1");
    assertThat(chain.at("/findings/0/state").asText()).isEqualTo("BREACHED");
    assertThat(decision.at("/links/approve").asText()).isEqualTo(OPEN);
  }

  @Test
  void claimsNoForecastForAnOlderDecision() throws Exception {
    var older = served.get("/api/v1/decisions/D-000001").json();
    assertThat(older.at("/chain/forecast/id").asText()).isEqualTo("F-D-000001");
    assertThat(older.at("/chain/forecast/outlooks").isNull()).isTrue();
    assertThat(older.path("links").has("approve")).isFalse();
    // its plan before is not kept any more
    assertThat(older.at("/chain/previousPlan").isNull()).isTrue();
  }

  @Test
  void showsNoForecastOfALaterStepAsTheNewestDecisions() throws Exception {
    // its uncertainty set is U-2 and the desk's U-1: the paths are another step's
    served.backend.desk.decide(
        FakeDesk.decision("D-000003", 3, DecisionState.PROPOSED, "P-3", "P-2"));
    var chain = served.get("/api/v1/decisions/D-000003").json().path("chain");
    assertThat(chain.at("/forecast/id").asText()).isEqualTo("F-D-000003");
    assertThat(chain.at("/forecast/outlooks").isNull()).isTrue();
  }

  @Test
  void letsAnOperatorApproveOnce() throws Exception {
    var done = served.post(OPEN, "operator-token", "{\"comment\":\"agreed\"}");
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.json().path("state").asText()).isEqualTo("APPROVED");
    assertThat(done.json().path("by").asText()).isEqualTo("otto");
    assertThat(served.backend.desk.lastComment()).isEqualTo("agreed");
    var again = served.post(OPEN, "operator-token", "{}");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().path("detail").asText()).contains("D-000002 is APPROVED");
  }

  @Test
  void showsTheAnswerEvenWhenTheDeskIsAMomentBehind() throws Exception {
    served.backend.desk.lag();
    var done = served.post(OPEN, "operator-token", "{}").json();
    assertThat(done.path("state").asText()).isEqualTo("APPROVED");
    assertThat(done.path("by").asText()).isEqualTo("otto");
  }

  @Test
  void rejectsWithoutABodyToo() throws Exception {
    var done =
        served.send(
            served
                .request("/api/v1/decisions/D-000002/reject")
                .header("Authorization", "Bearer admin-token")
                .POST(BodyPublishers.noBody()));
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.json().path("state").asText()).isEqualTo("REJECTED");
    assertThat(served.backend.desk.lastBy()).isEqualTo("admin");
    assertThat(served.backend.desk.lastComment()).isEmpty();
  }

  @Test
  void takesWhatCurlSendsByDefault() throws Exception {
    var done =
        served.send(
            served
                .request(OPEN)
                .header("Authorization", "Bearer admin-token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("{\"comment\":\"agreed\"}")));
    assertThat(done.status()).isEqualTo(200);
  }

  @Test
  void refusesSupersededAndUnknownDecisions() throws Exception {
    var superseded = served.post("/api/v1/decisions/D-000001/approve", "admin-token", "{}");
    assertThat(superseded.status()).isEqualTo(409);
    assertThat(superseded.json().path("detail").asText()).contains("SUPERSEDED");
    assertThat(served.post("/api/v1/decisions/D-9/reject", "admin-token", "{}").status())
        .isEqualTo(404);
    assertThat(served.get("/api/v1/decisions/D-9").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"comment\":5}", "[]", "\"yes\"", "{", "{\"comment\":\"a\"} x"})
  void refusesABodyThatIsNoComment(String body) throws Exception {
    assertThat(served.post(OPEN, "admin-token", body).status()).isEqualTo(400);
    assertThat(served.backend.desk.decision("D-000002").orElseThrow().by()).isNull();
  }

  @Test
  void refusesOtherTypesAndLongBodies() throws Exception {
    var xml =
        served.send(
            served
                .request(OPEN)
                .header("Authorization", "Bearer admin-token")
                .header("Content-Type", "text/xml")
                .POST(BodyPublishers.ofString("<a/>")));
    assertThat(xml.status()).isEqualTo(415);
    String comment = "x".repeat(70_000);
    assertThat(served.post(OPEN, "admin-token", "{\"comment\":\"" + comment + "\"}").status())
        .isEqualTo(413);
  }

  @Test
  void saysSoWhileTheLoopIsAwayAndGoesOn() throws Exception {
    served.backend.loopThere = false;
    assertThat(served.get("/api/v1/decisions").status()).isEqualTo(503);
    assertThat(served.post(OPEN, "admin-token", "{}").status()).isEqualTo(503);
    assertThat(served.get("/api/v1/twin").status()).isEqualTo(200);
    served.backend.loopThere = true;
    assertThat(served.get("/api/v1/decisions").status()).isEqualTo(200);
  }

  @Test
  void aForecastCarriesWhatAFanNeeds() throws Exception {
    var carbon = served.get("/api/v1/forecasts").json().at("/forecasts/0");
    assertThat(carbon.path("unit").asText()).isEqualTo("EUR/t");
    assertThat(carbon.at("/history/start").asText()).isEqualTo("2023-11");
    assertThat(carbon.at("/history/values").toString()).isEqualTo("[68.0,69.0]");
    assertThat(carbon.at("/history/unknown").toString()).isEqualTo("[\"2023-11\"]");
    assertThat(carbon.path("months").toString()).isEqualTo("[\"2024-01\",\"2024-02\"]");
    assertThat(carbon.at("/quantiles/0.5/values/1").asDouble()).isEqualTo(70);
  }

  @Test
  void thePlanInForceHasANameOfItsOwn() throws Exception {
    var plan = served.get("/api/v1/plans/in-force").json();
    assertThat(plan.path("id").asText()).isEqualTo("P-1");
    assertThat(plan.path("inForce").asBoolean()).isTrue();
    assertThat(served.get("/api/v1/plans/P-2").json().path("inForce").asBoolean()).isFalse();
    served.backend.desk.noPlan();
    assertThat(served.get("/api/v1/plans/in-force").status()).isEqualTo(404);
  }

  @Test
  void comparesAPlanAsItsDecisionDoes() throws Exception {
    var comparison = served.get("/api/v1/plans/P-2/comparison").json();
    assertThat(comparison.path("with").asText()).isEqualTo("P-1");
    assertThat(comparison.path("sentences").toString()).isEqualTo("[\"Buy less from S01.\"]");
    // without a decision between the two the planning model is asked, and it is away
    assertThat(served.get("/api/v1/plans/P-1/comparison?with=P-2").status()).isEqualTo(503);
    assertThat(served.get("/api/v1/plans/P-1/comparison?with=P-7").status()).isEqualTo(404);
  }

  @Test
  void namesTheStatesThatADecisionCanHave() throws Exception {
    var answer = served.get("/api/v1/decisions?state=FOO");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("detail").asText()).contains("FOO", "PROPOSED", "SUPERSEDED");
    assertThat(served.get("/api/v1/decisions?state=proposed").json().path("decisions")).hasSize(1);
  }

  @Test
  void headIsGetWithoutTheBody() throws Exception {
    for (String path : java.util.List.of("/api/v1/alarms", "/metrics", "/api/v1/events")) {
      var head =
          served.send(
              served
                  .request(path)
                  .method("HEAD", java.net.http.HttpRequest.BodyPublishers.noBody()));
      assertThat(head.status()).as(path).isEqualTo(200);
      assertThat(head.text()).as(path).isEmpty();
    }
  }

  @Test
  void theAccountTellsNoPayloads() throws Exception {
    var account = served.get("/api/v1/account").json();
    assertThat(account.at("/quarantined/0/reason").asText()).isEqualTo("malformed");
    assertThat(account.at("/quarantined/0/bytes").asInt()).isEqualTo(3);
    assertThat(account.at("/quarantined/0").has("payload")).isFalse();
  }

  @Test
  void listsAreNotLongerThanAskedFor() throws Exception {
    var one = served.get("/api/v1/decisions?limit=1").json().path("decisions");
    assertThat(one).hasSize(1);
    assertThat(one.at("/0/id").asText()).isEqualTo("D-000002");
    assertThat(served.get("/api/v1/plans?limit=1").json().path("plans")).hasSize(1);
    for (int i = 3; i <= 103; i++) {
      served.backend.desk.decide(
          FakeDesk.decision("D-" + i, i, DecisionState.EXPIRED, "P-2", "P-1"));
    }
    assertThat(served.get("/api/v1/decisions").json().path("decisions")).hasSize(100);
    assertThat(served.get("/api/v1/decisions?limit=1000").json().path("decisions")).hasSize(103);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1001", "many", "99999999999"})
  void aLimitIsFromOneToAThousand(String limit) throws Exception {
    assertThat(served.get("/api/v1/decisions?limit=" + limit).status()).isEqualTo(400);
    assertThat(served.get("/api/v1/plans?limit=" + limit).status()).isEqualTo(400);
  }
}
