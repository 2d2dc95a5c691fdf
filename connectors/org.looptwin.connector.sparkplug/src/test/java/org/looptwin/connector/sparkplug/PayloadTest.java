package org.looptwin.connector.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.looptwin.connector.sparkplug.Edge.born;
import static org.looptwin.connector.sparkplug.Edge.data;
import static org.looptwin.connector.sparkplug.Edge.metric;
import static org.looptwin.connector.sparkplug.Edge.named;
import static org.looptwin.connector.sparkplug.Edge.with;
import static org.looptwin.connector.sparkplug.Edge.withQuality;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadTest {
  private static final String STOCK = "supplier/S01/stock_on_hand=";

  @TempDir Path folder;
  private final Edge edge = Edge.named("e1");
  private PlainTwin twin;
  private Host host;

  @BeforeEach
  void bornEdge() throws Exception {
    twin = new PlainTwin();
    host = Host.started(twin, folder);
    host.hear(edge.nbirth(1000), edge.dbirth("S01", 1000, born("stock_on_hand", 7, 20, 1000)));
    twin.readings();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "Int8,-1,-1",
    "Int8,255,-1",
    "Int8,127,127",
    "Int16,-300,-300",
    "Int16,65535,-1",
    "Int32,-5,-5",
    "UInt8,255,255",
    "UInt16,65535,65535",
    "UInt32,-1,4294967295"
  })
  void tck_id_payloads_metric_datatype_value(String type, int sent, String read) throws Exception {
    hear(m -> m.setDatatype(DataType.valueOf(type).getNumber()).setIntValue(sent));
    assertThat(twin.readings()).containsExactly(STOCK + read + " GOOD @2000 e1");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "Int64,-7,-7",
    "UInt32,4294967295,4294967295",
    "UInt64,-1,18446744073709551615",
    "DateTime,1700000000000,1700000000000",
    "Int32,12,12"
  })
  void longsAreReadByTheirType(String type, long sent, String read) throws Exception {
    hear(m -> m.setDatatype(DataType.valueOf(type).getNumber()).setLongValue(sent));
    assertThat(twin.readings()).containsExactly(STOCK + read + " GOOD @2000 e1");
  }

  @Test
  void fractionsTruthsAndTextsAreReadByTheirType() throws Exception {
    hear(m -> m.setDatatype(DataType.Float.getNumber()).setFloatValue(0.1f));
    hear(m -> m.setDatatype(DataType.Double.getNumber()).setDoubleValue(0.1));
    hear(m -> m.setDatatype(DataType.Boolean.getNumber()).setBooleanValue(true));
    hear(m -> m.setDatatype(DataType.Text.getNumber()).setStringValue("RUN"));
    assertThat(twin.readings())
        .containsExactly(
            STOCK + "0.1 GOOD @2000 e1",
            STOCK + "0.1 GOOD @2000 e1",
            STOCK + "true GOOD @2000 e1",
            STOCK + "RUN GOOD @2000 e1");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"DataSet", "Template", "Bytes", "File", "Int32Array", "PropertySet"})
  void whatIsNoSingleValueIsRefusedAndNothingElse(String type) throws Exception {
    Metric strange =
        metric(
            m ->
                m.setName("a")
                    .setDatatype(DataType.valueOf(type).getNumber())
                    .setBytesValue(ByteString.copyFromUtf8("x")));
    host.hear(edge.ddata("S01", 2000, strange, data(7, 21, 2000)));
    assertThat(twin.readings()).containsExactly(STOCK + "21.0 GOOD @2000 e1");
    assertThat(twin.refusals())
        .containsExactly(
            "MALFORMED Metric 'a' of e1/S01: Its data type %s is not supported.".formatted(type));
  }

  @Test
  void whatDoesNotFitIsRefusedForItself() throws Exception {
    hear(m -> m.setDatatype(DataType.UInt8.getNumber()).setIntValue(256));
    hear(m -> m.setDatatype(DataType.Double.getNumber()).setDoubleValue(Double.NaN));
    hear(m -> m.setDatatype(DataType.Boolean.getNumber()).setIntValue(1));
    hear(m -> m.setDatatype(77).setIntValue(1));
    hear(m -> m.setDatatype(DataType.Int32.getNumber()).setIsNull(true));
    assertThat(twin.readings()).isEmpty();
    assertThat(twin.refusals())
        .satisfiesExactly(
            t -> assertThat(t).startsWith("RANGE").contains("256 does not fit into UInt8"),
            t -> assertThat(t).startsWith("MALFORMED").contains("finite"),
            t -> assertThat(t).startsWith("MALFORMED").contains("Boolean, but comes as INT_VALUE"),
            t -> assertThat(t).startsWith("MALFORMED").contains("77"),
            t -> assertThat(t).startsWith("MALFORMED").contains("null"));
  }

  @Test
  void tck_id_payloads_metric_datatype_not_req() throws Exception {
    host.hear(edge.ddata("S01", 2000, data(7, 21, 2000)));
    assertThat(twin.readings()).containsExactly(STOCK + "21.0 GOOD @2000 e1");
  }

  @Test
  void aWholeNumberOfNoTypeIsNotGuessed() throws Exception {
    hear(m -> m.setName("new_one").setIntValue(5));
    assertThat(twin.refusals()).singleElement().asString().contains("no data type");
  }

  @Test
  void tck_id_payloads_alias_data_cmd_requirement() throws Exception {
    host.hear(edge.ddata("S01", 2000, data(7, 21, 2000)));
    assertThat(twin.readings()).containsExactly(STOCK + "21.0 GOOD @2000 e1");
  }

  @Test
  void tck_id_payloads_name_requirement() throws Exception {
    host.hear(edge.ddata("S01", 2000, named("stock_on_hand", 21, 2000)));
    assertThat(twin.readings()).containsExactly(STOCK + "21.0 GOOD @2000 e1");
  }

  @Test
  void aMetricWithoutATimeGetsItsMessages() throws Exception {
    host.hear(edge.ddata("S01", 2500, metric(m -> m.setAlias(7).setDoubleValue(21))));
    assertThat(twin.readings()).containsExactly(STOCK + "21.0 GOOD @2500 e1");
    host.hear(edge.ddata("S01", 0, metric(m -> m.setAlias(7).setDoubleValue(21))));
    assertThat(twin.refusals()).singleElement().asString().contains("timestamp");
  }

  @Test
  void theUnitOfTheBirthHoldsForLaterMessages() throws Exception {
    Metric inHours = with(born("stock_on_hand", 7, 480, 1500), "engUnit", "h");
    host.hear(edge.nbirth(1500), edge.dbirth("S01", 1500, inHours));
    host.hear(edge.ddata("S01", 2000, data(7, 504, 2000)));
    assertThat(twin.readings())
        .containsExactly(STOCK + "480.0 h GOOD @1500 e1", STOCK + "504.0 h GOOD @2000 e1");
  }

  @Test
  void tck_id_payloads_propertyset_quality_value_value() throws Exception {
    host.hear(
        edge.ddata(
            "S01",
            2000,
            withQuality(data(7, 1, 2000), 192),
            withQuality(data(7, 2, 2001), 0),
            withQuality(data(7, 3, 2002), 500),
            withQuality(data(7, 4, 2003), 77)));
    assertThat(twin.readings())
        .containsExactly(
            STOCK + "1.0 GOOD @2000 e1",
            STOCK + "2.0 BAD @2001 e1",
            STOCK + "3.0 UNCERTAIN @2002 e1");
    assertThat(twin.refusals()).singleElement().asString().contains("77; expected 0, 192 or 500");
  }

  @Test
  void tck_id_payloads_propertyset_keys_array_size() throws Exception {
    Metric.Builder uneven = data(7, 1, 2000).toBuilder();
    uneven.getPropertiesBuilder().addKeys("a").addKeys("b");
    host.hear(edge.ddata("S01", 2000, uneven.build(), data(7, 2, 2001)));
    assertThat(twin.readings()).containsExactly(STOCK + "2.0 GOOD @2001 e1");
    assertThat(twin.refusals()).singleElement().asString().contains("2 keys and 0 values");
  }

  @Test
  void historicalValuesGoIntoHistoryAndLeaveTheLiveStateAlone() throws Exception {
    Metric old = data(7, 5, 1500).toBuilder().setIsHistorical(true).build();
    host.hear(edge.ddata("S01", 3000, data(7, 30, 3000), old));
    assertThat(twin.readings()).hasSize(2).contains(STOCK + "5.0 GOOD @1500 e1");
    assertThat(twin.quality("supplier/S01/stock_on_hand")).isEqualTo("30.0 GOOD");
  }

  @Test
  void severalValuesOfOneMetricInOneMessageAreAllHandedIn() throws Exception {
    host.hear(edge.ddata("S01", 3000, data(7, 1, 2001), data(7, 2, 2002), data(7, 3, 2003)));
    assertThat(twin.readings()).hasSize(3);
  }

  @Test
  void protocolAndDescriptionsAreNoTelemetry() throws Exception {
    host.hear(
        edge.nbirth(1500, named("Node Control/Reboot", 0, 1500), named("Properties/x", 1, 1500)));
    assertThat(twin.readings()).isEmpty();
    assertThat(twin.refusals()).isEmpty();
  }

  @Test
  void metricsOfTheEdgeNodeItselfNameTheirNode() throws Exception {
    host.hear(
        edge.ndata(
            2000,
            named("S01/stock_on_hand", 1, 2000),
            named("B01/Inputs/yield", 2, 2000),
            named("market/eua_price", 3, 2000),
            named("lane/L1/eta_delay_h", 4, 2000),
            named("Temperature", 5, 2000),
            named("X99/stock_on_hand", 6, 2000)));
    assertThat(twin.readings())
        .containsExactlyInAnyOrder(
            STOCK + "1.0 GOOD @2000 e1",
            "battery-plant/B01/yield=2.0 GOOD @2000 e1",
            "market/eua_price=3.0 GOOD @2000 e1",
            "lane/L1/eta_delay_h=4.0 GOOD @2000 e1");
    assertThat(twin.refusals()).hasSize(2).allMatch(t -> t.startsWith("UNKNOWN_NODE"));
  }

  @Test
  void aDeviceThatIsNoNodeIsRefusedWithWhatCame() throws Exception {
    Arrived stranger = edge.dbirth("PLC-7", 2000, born("stock_on_hand", 9, 1, 2000));
    host.hear(stranger);
    assertThat(twin.refusals()).singleElement().asString().contains("no node 'PLC-7'");
    assertThat(twin.lastMessage().original().topic()).isEqualTo(stranger.topic());
    assertThat(twin.lastMessage().original().payload()).isEqualTo(stranger.payload());
  }

  @Test
  void whatIsNoPayloadIsRefusedAndTheNextIsRead() throws Exception {
    byte[] garbage = "{\"v\":1}".getBytes(StandardCharsets.UTF_8);
    host.hear(new Arrived("spBv1.0/n/DDATA/e1/S01", garbage, () -> {}));
    host.hear(edge.ddata("S01", 2000, data(7, 21, 2000)));
    assertThat(twin.refusals()).singleElement().asString().startsWith("MALFORMED");
    assertThat(twin.readings()).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "spBv1.0/n/NDATA",
    "spBv1.0/n/NDATA/e1/S01",
    "spBv1.0/n/DDATA/e1",
    "spBv1.0/n/XDATA/e1",
    "spBv1.0/n/DDATA/e1/S01/x",
    "spBv1.0/n/NDATA/"
  })
  void tck_id_topic_structure(String topic) throws Exception {
    host.hear(new Arrived(topic, new byte[0], () -> {}));
    assertThat(twin.refusals()).singleElement().asString().contains("no topic of Sparkplug B");
  }

  @Test
  void commandsOfOthersAreNoneOfOurBusiness() throws Exception {
    host.hear(new Arrived("spBv1.0/n/NCMD/e1", new byte[] {1}, () -> {}));
    host.hear(new Arrived("spBv1.0/n/DCMD/e1/S01", new byte[] {1}, () -> {}));
    assertThat(twin.refusals()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"DEFLATE", "GZIP"})
  void compressedPayloadsAreReadToo(String algorithm) throws Exception {
    Payload plain = Edge.payload(2000, data(7, 21, 2000)).setSeq(2).build();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (var out =
        algorithm.equals("GZIP") ? new GZIPOutputStream(body) : new DeflaterOutputStream(body)) {
      plain.writeTo(out);
    }
    Payload.Builder packed =
        Payload.newBuilder()
            .setUuid("SPBV1.0_COMPRESSED")
            .setBody(ByteString.copyFrom(body.toByteArray()))
            .addMetrics(metric(m -> m.setName("algorithm").setStringValue(algorithm)));
    host.hear(edge.arrived("DDATA", "S01", packed));
    assertThat(twin.readings()).containsExactly(STOCK + "21.0 GOOD @2000 e1");
  }

  @Test
  void aMessageIsAcknowledgedWhenAllItsPartsAre() throws Exception {
    int[] acknowledged = new int[1];
    Arrived both = edge.ddata("S01", 2000, data(7, 21, 2000), named("x", Double.NaN, 2000));
    host.hear(new Arrived(both.topic(), both.payload(), () -> acknowledged[0]++));
    assertThat(acknowledged[0]).isEqualTo(1);
    twin.holdAcknowledgements();
    Arrived held = edge.ddata("S01", 3000, data(7, 22, 3000), named("x", Double.NaN, 3000));
    host.hear(new Arrived(held.topic(), held.payload(), () -> acknowledged[0]++));
    assertThat(acknowledged[0]).isEqualTo(1);
  }

  private void hear(UnaryOperator<Metric.Builder> fill) throws Exception {
    Metric metric = metric(m -> fill.apply(m.setName("stock_on_hand").setTimestamp(2000)));
    host.hear(edge.ddata("S01", 2000, metric));
  }
}
