package org.looptwin.connector.mqtt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * Makes TLS connections with the certificates and keys of files. They are read anew for every
 * attempt to connect, so that renewed ones are used without a restart.
 */
final class Tls {
  private static final char[] IN_MEMORY = "in memory".toCharArray();

  private final TlsFiles files;
  private final String keys;

  /**
   * @param keys what the settings' names begin with, for messages
   */
  Tls(TlsFiles files, String keys) {
    this.files = files;
    this.keys = keys;
  }

  /**
   * @throws LinkException when a file cannot be used; the message names setting, file and remedy
   */
  SSLSocketFactory sockets() throws LinkException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(ourselves(), authorities(), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new LinkException(
          LinkException.Kind.BROKEN, "TLS cannot be set up: " + e.getMessage(), e);
    }
  }

  private TrustManager[] authorities() throws LinkException, GeneralSecurityException {
    if (files.ca().isEmpty()) {
      return null; // the Java runtime's own
    }
    byte[] content = read("tls.ca", files.ca());
    KeyStore store =
        pem(content)
            ? trusted(content)
            : store("tls.ca", files.ca(), content, files.caPassword(), "tls.ca-password");
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private KeyStore trusted(byte[] pem) throws LinkException, GeneralSecurityException {
    KeyStore store = empty();
    int number = 0;
    for (Certificate certificate : certificates("tls.ca", files.ca(), pem)) {
      store.setCertificateEntry("ca-" + number++, certificate);
    }
    return store;
  }

  private KeyManager[] ourselves() throws LinkException, GeneralSecurityException {
    if (files.cert().isEmpty() != files.key().isEmpty()) {
      throw LinkException.broken(
          "only one of %stls.cert and %stls.key is set, expected both".formatted(keys, keys));
    }
    if (files.cert().isEmpty() && files.keystore().isEmpty()) {
      return null;
    }
    char[] password = files.keystore().isEmpty() ? IN_MEMORY : files.password().toCharArray();
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(files.keystore().isEmpty() ? fromPem() : fromStore(), password);
    return factory.getKeyManagers();
  }

  private KeyStore fromStore() throws LinkException, GeneralSecurityException {
    byte[] content = read("tls.keystore", files.keystore());
    return store("tls.keystore", files.keystore(), content, files.password(), "tls.password");
  }

  private KeyStore fromPem() throws LinkException, GeneralSecurityException {
    Collection<? extends Certificate> chain =
        certificates("tls.cert", files.cert(), read("tls.cert", files.cert()));
    String text = new String(read("tls.key", files.key()), StandardCharsets.US_ASCII);
    PrivateKey key;
    try {
      key = new PemKey(text).read(files.password());
    } catch (GeneralSecurityException | IllegalArgumentException | IOException e) {
      throw unusable("tls.key", files.key(), e.getMessage());
    }
    KeyStore store = empty();
    store.setKeyEntry("own", key, IN_MEMORY, chain.toArray(new Certificate[0]));
    return store;
  }

  private Collection<? extends Certificate> certificates(String setting, String file, byte[] pem)
      throws LinkException {
    try {
      Collection<? extends Certificate> all =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem));
      if (!all.isEmpty()) {
        return all;
      }
    } catch (CertificateException e) {
      throw unusable(setting, file, e.getMessage());
    }
    throw unusable(setting, file, "it holds no certificate, expected -----BEGIN CERTIFICATE-----");
  }

  private KeyStore store(
      String setting, String file, byte[] content, String password, String passwordSetting)
      throws LinkException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12"); // reads JKS too
    try {
      store.load(new ByteArrayInputStream(content), password.toCharArray());
      return store;
    } catch (IOException e) {
      throw unusable(
          setting,
          file,
          "%s, expected PEM or a PKCS12 store. Maybe %s%s is wrong"
              .formatted(e.getMessage(), keys, passwordSetting));
    }
  }

  private static KeyStore empty() throws GeneralSecurityException, LinkException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try {
      store.load(null, null);
      return store;
    } catch (IOException e) {
      throw new LinkException(LinkException.Kind.BROKEN, "no key store can be made", e);
    }
  }

  private byte[] read(String setting, String file) throws LinkException {
    try {
      return Files.readAllBytes(Path.of(file));
    } catch (NoSuchFileException e) {
      throw unusable(setting, file, "there is no such file");
    } catch (IOException e) {
      throw unusable(setting, file, "cannot be read: " + e);
    }
  }

  private LinkException unusable(String setting, String file, String why) {
    return LinkException.broken("%s%s = %s: %s".formatted(keys, setting, file, why));
  }

  private static boolean pem(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1).contains("-----BEGIN");
  }
}
