package org.looptwin.http.access;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Who may call what. */
public final class Access {
  private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");
  private static final String BEARER = "bearer ";
  private static final String BASIC = "basic ";
  private static final String BEARER_CHALLENGE = "Bearer realm=\"looptwin\"";
  private static final String BASIC_CHALLENGE = "Basic realm=\"looptwin: a token is the password\"";
  private static final String INVALID = BEARER_CHALLENGE + ", error=\"invalid_token\"";
  private static final String REMEDY =
      "Send 'Authorization: Bearer TOKEN'; the administrator's token is in the home's"
          + " data/admin-token.";

  private final Tokens tokens;
  private final boolean loopback;
  private final String bind;

  /**
   * @param loopback whether only this machine can reach the server: callers without a token are
   *     viewers then
   * @param bind the address listened on, a host name that is answered to on loopback
   */
  public Access(Tokens tokens, boolean loopback, String bind) {
    this.tokens = tokens;
    this.loopback = loopback;
    this.bind = bind.contains(":") ? "[" + bind + "]" : bind;
  }

  /**
   * On loopback, refuses names that a foreign web page may have pointed at this machine (DNS
   * rebinding).
   */
  public void checkHost(String host) {
    if (!loopback) {
      return;
    }
    String name = host == null ? "" : PORT.matcher(host).replaceFirst("").toLowerCase(Locale.ROOT);
    if (!LOOPBACK_NAMES.contains(name) && !name.equalsIgnoreCase(bind)) {
      throw new Denied(
          403,
          "The host '%s' is not this server; expected localhost, 127.0.0.1 or [::1]."
              .formatted(name),
          List.of());
    }
  }

  /**
   * On loopback, refuses what a page of another site makes a browser ask (Fetch Metadata); that
   * somebody follows a link to this server is no such thing.
   *
   * @param site the header Sec-Fetch-Site; null where the client is no browser
   * @param mode Sec-Fetch-Mode
   * @param dest Sec-Fetch-Dest
   */
  public void checkSite(String site, String mode, String dest) {
    boolean opened = "navigate".equals(mode) && "document".equals(dest);
    if (loopback && "cross-site".equals(site) && !opened) {
      throw new Denied(
          403,
          "A page of another site has made the browser ask this. Open the page itself.",
          List.of());
    }
  }

  /**
   * A browser that opens the page can send a token only as a password (RFC 7617), and then sends it
   * with whatever another page makes it ask. So a token sent that way looks and does no more; a
   * plant's token, which may not look, does nothing.
   *
   * @param authorization the header; null for none
   * @param opened whether a browser opens a page: only then is it asked for a password, because a
   *     script's request would make it show a dialog
   * @throws Denied with 401 when there is no valid token where one is needed
   */
  public Caller identify(String authorization, boolean opened) {
    try {
      return identify(authorization);
    } catch (Denied denied) {
      throw opened && !loopback ? denied.or(BASIC_CHALLENGE) : denied;
    }
  }

  /** Whether such a caller is let in now. */
  public boolean knows(String authorization) {
    try {
      return identify(authorization).role() != null;
    } catch (Denied denied) {
      return false;
    }
  }

  private Caller identify(String authorization) {
    if (authorization == null) {
      if (loopback) {
        return Caller.ANONYMOUS_VIEWER;
      }
      throw unknown("A token is needed. " + REMEDY, BEARER_CHALLENGE);
    }
    String scheme = authorization.toLowerCase(Locale.ROOT);
    if (scheme.startsWith(BASIC)) {
      Caller known = known(password(authorization.substring(BASIC.length()).strip()));
      return new Caller(known.name(), known.role() == Role.PLANT ? null : Role.VIEWER);
    }
    if (!scheme.startsWith(BEARER)) {
      throw unknown("Only bearer tokens are known here. " + REMEDY, BEARER_CHALLENGE);
    }
    return known(authorization.substring(BEARER.length()).strip());
  }

  private Caller known(String token) {
    return tokens
        .find(token)
        .orElseThrow(() -> unknown("The token is not known. " + REMEDY, INVALID));
  }

  private static String password(String credentials) {
    try {
      String both = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
      return both.substring(both.indexOf(':') + 1);
    } catch (IllegalArgumentException e) {
      throw unknown("The name and password are not in Base64. " + REMEDY, BEARER_CHALLENGE);
    }
  }

  /**
   * @throws Denied with 401 for an anonymous caller and 403 for one of a lesser role
   */
  public void require(Caller caller, Role least) {
    if (caller.role() != null && caller.role().includes(least)) {
      return;
    }
    if (caller == Caller.ANONYMOUS_VIEWER || caller.role() == null) {
      throw unknown("The role %s is needed. ".formatted(least.wanted()) + REMEDY, BEARER_CHALLENGE);
    }
    throw new Denied(
        403,
        "%s is %s, but the role %s or above is needed."
            .formatted(caller.name(), caller.role().one(), least.wanted()),
        List.of(
            "Bearer realm=\"looptwin\", error=\"insufficient_scope\", scope=\"%s\""
                .formatted(least.word())));
  }

  private static Denied unknown(String detail, String challenge) {
    return new Denied(401, detail, List.of(challenge));
  }

  /** The caller is not let in. */
  public static final class Denied extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int status;
    private final transient List<String> challenges;

    Denied(int status, String detail, List<String> challenges) {
      super(detail, null, false, false);
      this.status = status;
      this.challenges = challenges;
    }

    public int status() {
      return status;
    }

    private Denied or(String another) {
      List<String> more = new ArrayList<>(challenges);
      more.add(another);
      return new Denied(status, getMessage(), List.copyOf(more));
    }

    /** For headers WWW-Authenticate, one each, as Chromium reads no more; may be empty. */
    public List<String> challenges() {
      return challenges;
    }
  }
}
