package org.looptwin.connector.api;

/** Whether data can flow. */
public enum ConnectionState {
  CONNECTING,
  RUNNING,
  DOWN
}
