package org.looptwin.connector.mqtt;

/**
 * Where certificates and keys are; empty texts for what is not given.
 *
 * @param ca authorities that may have signed the broker's certificate: PEM, or a PKCS12 or JKS
 *     trust store; empty for those of the Java runtime
 * @param caPassword of the trust store
 * @param cert our certificate with its chain, PEM
 * @param key its private key, PEM, PKCS#8
 * @param keystore instead of both: PKCS12 or JKS
 * @param password of the key or the key store
 */
record TlsFiles(
    String ca, String caPassword, String cert, String key, String keystore, String password) {
  static final TlsFiles NONE = new TlsFiles("", "", "", "", "", "");

  boolean any() {
    return !ca.isEmpty() || !cert.isEmpty() || !key.isEmpty() || !keystore.isEmpty();
  }

  @Override
  public String toString() {
    return "ca=%s cert=%s key=%s keystore=%s".formatted(ca, cert, key, keystore);
  }
}
