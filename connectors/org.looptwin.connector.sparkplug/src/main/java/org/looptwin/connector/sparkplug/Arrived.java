package org.looptwin.connector.sparkplug;

/** A message as the client got it. */
record Arrived(String topic, byte[] payload, Runnable acknowledge) {}
