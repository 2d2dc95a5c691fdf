package org.looptwin.http;

import org.looptwin.connector.api.Endpoint;

/** Where this server listens. */
record Address(String kind, String url) implements Endpoint {}
