package org.looptwin.connector.mqtt;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A private key in PEM, PKCS#8 (RFC 5958), perhaps encrypted. */
final class PemKey {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----([A-Za-z0-9+/=\\s]*)-----END");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519", "Ed448");

  private final String pem;

  PemKey(String pem) {
    this.pem = pem;
  }

  /**
   * @param password for an encrypted key, else of no matter
   * @throws InvalidKeyException when it is no such key; the message says what to do
   */
  PrivateKey read(String password) throws GeneralSecurityException, IOException {
    Matcher block = BLOCK.matcher(pem);
    if (!block.find()) {
      throw new InvalidKeyException(
          "it holds no private key, expected -----BEGIN PRIVATE KEY-----");
    }
    byte[] der = Base64.getMimeDecoder().decode(block.group(2));
    return switch (block.group(1)) {
      case "PRIVATE KEY" -> key(new PKCS8EncodedKeySpec(der));
      case "ENCRYPTED PRIVATE KEY" -> decrypted(der, password);
      default ->
          throw new InvalidKeyException(
              "it is a %s, expected PKCS#8. Maybe use 'openssl pkcs8 -topk8 -nocrypt -in KEY -out"
                      .formatted(block.group(1))
                  + " NEW'");
    };
  }

  private static PrivateKey decrypted(byte[] der, String password)
      throws GeneralSecurityException, IOException {
    if (password.isEmpty()) {
      throw new InvalidKeyException("it is encrypted, expected tls.password beside it");
    }
    EncryptedPrivateKeyInfo sealed = new EncryptedPrivateKeyInfo(der);
    String algorithm =
        sealed.getAlgName().equals("PBES2")
            ? sealed.getAlgParameters().toString()
            : sealed.getAlgName();
    try {
      Cipher cipher = Cipher.getInstance(algorithm);
      cipher.init(
          Cipher.DECRYPT_MODE,
          SecretKeyFactory.getInstance(algorithm)
              .generateSecret(new PBEKeySpec(password.toCharArray())),
          sealed.getAlgParameters());
      return key(sealed.getKeySpec(cipher));
    } catch (InvalidKeySpecException e) {
      throw new InvalidKeyException("it cannot be decrypted. Maybe tls.password is wrong", e);
    }
  }

  private static PrivateKey key(KeySpec spec) throws GeneralSecurityException {
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (InvalidKeySpecException e) {
        continue; // of another algorithm
      }
    }
    throw new InvalidKeyException("its algorithm is none of %s".formatted(ALGORITHMS));
  }
}
