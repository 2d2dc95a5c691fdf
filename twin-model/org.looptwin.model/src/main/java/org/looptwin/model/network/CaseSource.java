package org.looptwin.model.network;

/**
 * The case that this server runs on. One service stands for one case for as long as it is
 * registered; a changed case comes as a new service, after the old one has gone. A reference that
 * is static (the usual kind) is therefore all that its users need.
 *
 * <p>Just before it goes, it has the service property {@link #LEAVING}: whoever concludes from
 * readings goes at that moment, while what it still has to say can be published.
 */
public interface CaseSource {
  /** Service property, {@code true} from shortly before the service goes. */
  String LEAVING = "leaving";

  /** The checked case. */
  Case current();

  /**
   * What the case's files were, as a name that other contents do not have.
   *
   * @return lower-case hexadecimal digits; "" when it is not kept anywhere
   */
  default String digest() {
    return "";
  }
}
