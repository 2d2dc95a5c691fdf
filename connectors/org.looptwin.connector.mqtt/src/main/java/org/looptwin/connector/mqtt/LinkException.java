package org.looptwin.connector.mqtt;

/** What is wrong with a connection, in words for operators. */
final class LinkException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** What it means for the next attempt. */
  enum Kind {
    /** Nothing: the client takes no more just now. */
    BUSY,
    /** The broker has given the session to another client of the same id. */
    TAKEN_OVER,
    /** The broker has closed the connection in order and said nothing. */
    CLOSED,
    /** Everything else. */
    BROKEN
  }

  LinkException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  static LinkException broken(String message) {
    return new LinkException(Kind.BROKEN, message, null);
  }

  static LinkException busy() {
    return new LinkException(Kind.BUSY, "too many messages are underway", null);
  }

  static LinkException takenOver(Peer peer) {
    return new LinkException(
        Kind.TAKEN_OVER,
        "another client uses the id %s and has taken the session over. Maybe set %sclient-id"
            .formatted(peer.clientId(), peer.keys()),
        null);
  }

  Kind kind() {
    return kind;
  }
}
