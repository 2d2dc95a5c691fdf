package org.looptwin.connector.mqtt;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** What went wrong with a connection, with what an operator may do about it. */
final class Explanation {
  private static final int BAD_CREDENTIALS_3 = 4;
  private static final int NOT_AUTHORISED_3 = 5;
  private static final int BAD_ID_3 = 2;
  private static final int BAD_ID_5 = 0x85;
  private static final int BAD_CREDENTIALS_5 = 0x86;
  private static final int NOT_AUTHORISED_5 = 0x87;

  private final Peer peer;

  Explanation(Peer peer) {
    this.peer = peer;
  }

  /**
   * @param code the client's reason, which for CONNACK is MQTT's
   */
  LinkException of(int code, Throwable e) {
    LinkException.Kind kind =
        root(e) instanceof EOFException ? LinkException.Kind.CLOSED : LinkException.Kind.BROKEN;
    return new LinkException(kind, sentence(code, e), e);
  }

  static LinkException notGranted(Peer peer, String filter, String code) {
    return LinkException.broken(
        "the broker does not grant QoS 1 on %s (code %s). Maybe give '%s' the right to read it, or"
                .formatted(filter, code, peer.user().isEmpty() ? peer.clientId() : peer.user())
            + " leave it out of %ssubscribe".formatted(peer.keys()));
  }

  private String sentence(int code, Throwable e) {
    return switch (code) {
      case BAD_CREDENTIALS_3, BAD_CREDENTIALS_5 ->
          "the broker refuses user '%s' or the password. Maybe set %suser and %spassword"
              .formatted(peer.user(), peer.keys(), peer.keys());
      case NOT_AUTHORISED_3, NOT_AUTHORISED_5 ->
          "the broker does not let '%s' in (not authorised). Maybe set %suser, %spassword or a"
                  .formatted(peer.user(), peer.keys(), peer.keys())
              + " certificate";
      case BAD_ID_3, BAD_ID_5 ->
          "the broker does not accept the id %s. Maybe set %sclient-id"
              .formatted(peer.clientId(), peer.keys());
      default -> cause(root(e));
    };
  }

  private String cause(Throwable root) {
    String said = text(root);
    if (root instanceof UnknownHostException) {
      return "there is no host '%s'. Maybe %surl is misspelt".formatted(said, peer.keys());
    }
    if (root instanceof ConnectException) {
      return said + ". Maybe the broker is down or listens on another port";
    }
    if (root instanceof EOFException) {
      return "the broker closed the connection";
    }
    if (said.contains("PKIX path") || said.contains("unable to find valid certification path")) {
      return "the broker's certificate comes from no authority that is trusted. Maybe set %stls.ca"
          .formatted(peer.keys());
    }
    if (said.contains("No subject alternative") || said.contains("No name matching")) {
      return "the broker's certificate is for another host (%s). Maybe use its name in %surl"
          .formatted(said, peer.keys());
    }
    if (peer.secure() && (said.contains("Socket is closed") || said.contains("Broken pipe"))) {
      return ("the broker hangs up while TLS is set up. Maybe it asks for a certificate that it"
              + " knows (%stls.cert), or %stls.key is not that certificate's")
          .formatted(peer.keys(), peer.keys());
    }
    if (said.contains("Connection reset")) {
      return "the connection was reset. Maybe the port speaks %s in %surl"
          .formatted(peer.secure() ? "no TLS: use tcp://" : "TLS: use ssl://", peer.keys());
    }
    return root instanceof SSLException ? tls(said) : said;
  }

  private String tls(String said) {
    if (said.contains("alert")) {
      return "the broker breaks TLS off: %s. Maybe set %stls.cert and %stls.key to a certificate"
              .formatted(said, peer.keys(), peer.keys())
          + " that it accepts";
    }
    return said.contains("Unsupported or unrecognized")
        ? "the port speaks no TLS. Maybe use tcp:// in %surl".formatted(peer.keys())
        : said;
  }

  static Throwable root(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }

  static String text(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
