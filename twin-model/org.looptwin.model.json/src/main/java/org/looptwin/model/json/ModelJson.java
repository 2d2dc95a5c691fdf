package org.looptwin.model.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.looptwin.model.alarm.Alarm;
import org.looptwin.model.decision.Decision;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Network;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.request.Request;
import org.looptwin.model.telemetry.MetricCatalogue;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.model.uncertainty.UncertaintySet;

/**
 * The JSON forms of the model, as they stand in files, on topics and in answers. What {@code tree}
 * wrote, the method of the type's name reads back without loss, except that JSON has no infinity:
 * numbers that are not finite are written as null and read as NaN.
 *
 * <p>Every reader throws an {@link IllegalArgumentException} that names the field and what was
 * expected.
 *
 * <p><b>Threads:</b> safe.
 */
public final class ModelJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final PlanJson plans = new PlanJson();
  private final SetJson sets = new SetJson();
  private final EventJson events = new EventJson();

  public ObjectNode tree(Plan plan) {
    return plans.tree(plan);
  }

  public Plan plan(JsonNode json) {
    return plans.plan(json);
  }

  public ObjectNode tree(UncertaintySet set) {
    return sets.tree(set);
  }

  public UncertaintySet uncertaintySet(JsonNode json) {
    return sets.uncertaintySet(json);
  }

  public ObjectNode tree(Outlook outlook) {
    return sets.tree(outlook);
  }

  public Outlook outlook(JsonNode json) {
    return sets.outlook(json);
  }

  public ObjectNode tree(Decision decision) {
    return events.tree(decision);
  }

  public Decision decision(JsonNode json) {
    return events.decision(json);
  }

  public ObjectNode tree(Finding finding) {
    return events.tree(finding);
  }

  public Finding finding(JsonNode json) {
    return events.finding(json);
  }

  public ObjectNode tree(Alarm alarm) {
    return events.tree(alarm);
  }

  public Alarm alarm(JsonNode json) {
    return events.alarm(json);
  }

  public ObjectNode tree(Request request) {
    return events.tree(request);
  }

  public Request request(JsonNode json) {
    return events.request(json);
  }

  /**
   * The twin's state: every site of the network, and the lanes, batteries and market series that
   * have been heard of.
   *
   * @param now a signal is stale by {@link org.looptwin.model.twin.Staleness}
   */
  public ObjectNode tree(
      TwinSnapshot twin, Network network, MetricCatalogue catalogue, Instant now) {
    return new TwinJson(network, catalogue, now).tree(twin);
  }

  /**
   * What the twin knows of a battery, and what it does not, in the order of a battery passport.
   *
   * @param now tells what is stale, and whether passports are asked for already
   * @return empty when nothing was ever heard of the battery
   */
  public Optional<ObjectNode> passport(
      String batteryId, TwinSnapshot twin, Case reference, MetricCatalogue catalogue, Instant now) {
    return new PassportJson(reference, catalogue, now).tree(batteryId, twin);
  }

  /**
   * A message that could not be accepted.
   *
   * @param reason malformed, unknown-node, unknown-metric, unit, range, future, conflict or
   *     too-large
   * @param payload as received; written as text when it is UTF-8, else as base64
   */
  public ObjectNode quarantine(
      String reason, String detail, String topic, byte[] payload, Instant receivedAt) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("reason", reason).put("detail", detail).put("topic", topic);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
      tree.put("payload", text).put("encoding", "utf8");
    } catch (CharacterCodingException e) {
      tree.put("payload", Base64.getEncoder().encodeToString(payload)).put("encoding", "base64");
    }
    return tree.put("receivedAt", receivedAt.toString());
  }

  /** One line of JSON. */
  public String text(JsonNode json) {
    return json.toString();
  }

  /** JSON for people. */
  public String pretty(JsonNode json) {
    return json.toPrettyString();
  }

  /**
   * Parses JSON text.
   *
   * @throws IllegalArgumentException with line and column when it is none
   */
  public JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      JsonFault fault = JsonFault.of(e);
      throw new IllegalArgumentException(
          "line %d, column %d: %s".formatted(fault.line(), fault.column(), fault.words()), e);
    }
  }
}
