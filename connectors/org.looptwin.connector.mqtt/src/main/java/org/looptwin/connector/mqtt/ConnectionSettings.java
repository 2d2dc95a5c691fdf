package org.looptwin.connector.mqtt;

/**
 * The keys of a connection's configuration. An underscore at the beginning is a dot in the key: it
 * keeps the value out of the service's properties.
 */
public @interface ConnectionSettings {
  /** The name of a further broker; empty for the main one. */
  String name() default "";

  /** The broker, e.g. {@code tcp://127.0.0.1:1883} or {@code ssl://broker:8883}. */
  String mqttUrl() default "tcp://127.0.0.1:1883";

  /** Stable and unique at the broker; {@code looptwin-<network>} when empty. */
  String mqttClientId() default "";

  /** {@code 5} or {@code 3.1.1}. */
  String mqttVersion() default "5";

  /** Filters, comma-separated; {@code root} and {@code mapping} have a meaning of their own. */
  String mqttSubscribe() default "";

  /** The network's name in topics. */
  String network();

  /** Empty for an anonymous connection. */
  String mqttUser() default "";

  /** Never logged. */
  String _mqttPassword() default "";

  /** Authorities of the broker's certificate: PEM or a trust store. */
  String tlsCa() default "";

  /** Of the trust store. */
  String _tlsCaPassword() default "";

  /** Our certificate, PEM. */
  String tlsCert() default "";

  /** Its key, PEM, PKCS#8. */
  String tlsKey() default "";

  /** Instead of both. */
  String tlsKeystore() default "";

  /** Of the key or the key store. */
  String _tlsPassword() default "";
}
