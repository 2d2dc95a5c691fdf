package org.looptwin.connector.api;

import org.osgi.annotation.versioning.ConsumerType;

/** An address where this server listens; registered as a service while it does. */
@ConsumerType
public interface Endpoint {
  /** What speaks there, e.g. {@code http}. */
  String kind();

  /** With the real port, e.g. {@code http://127.0.0.1:8080}. */
  String url();
}
