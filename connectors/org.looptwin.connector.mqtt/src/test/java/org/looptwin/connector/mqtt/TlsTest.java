package org.looptwin.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519"})
  void readsAPlainPkcs8Key(String algorithm) throws Exception {
    PrivateKey key = KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate();
    assertThat(new PemKey(pem("PRIVATE KEY", key)).read("")).isEqualTo(key);
  }

  @Test
  void tellsHowToConvertAKeyOfTheOldForm() throws Exception {
    PrivateKey key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
    assertThatThrownBy(() -> new PemKey(pem("RSA PRIVATE KEY", key)).read(""))
        .hasMessageContaining("RSA PRIVATE KEY, expected PKCS#8")
        .hasMessageContaining("openssl pkcs8 -topk8");
    assertThatThrownBy(() -> new PemKey(pem("ENCRYPTED PRIVATE KEY", key)).read(""))
        .hasMessageContaining("tls.password");
    assertThatThrownBy(() -> new PemKey("nothing").read("")).hasMessageContaining("no private key");
  }

  @Test
  void aFileThatCannotBeUsedIsNamedWithItsSetting() throws Exception {
    String missing = folder.resolve("ca.pem").toString();
    assertThatThrownBy(() -> tls(missing, "", "").sockets())
        .isInstanceOf(LinkException.class)
        .hasMessage("mqtt.broker.x.tls.ca = %s: there is no such file", missing);
    Path garbage = Files.writeString(folder.resolve("garbage.p12"), "garbage");
    assertThatThrownBy(() -> tls(garbage.toString(), "", "").sockets())
        .hasMessageContaining("expected PEM or a PKCS12 store")
        .hasMessageContaining("mqtt.broker.x.tls.ca-password");
    assertThatThrownBy(() -> tls("", missing, "").sockets())
        .hasMessageContaining("only one of mqtt.broker.x.tls.cert and mqtt.broker.x.tls.key");
  }

  private static Tls tls(String ca, String cert, String key) {
    return new Tls(new TlsFiles(ca, "", cert, key, "", ""), "mqtt.broker.x.");
  }

  private static String pem(String kind, PrivateKey key) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, Base64.getMimeEncoder().encodeToString(key.getEncoded()), kind);
  }
}
