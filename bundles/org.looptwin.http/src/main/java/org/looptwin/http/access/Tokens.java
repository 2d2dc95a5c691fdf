package org.looptwin.http.access;

import java.util.Optional;

/** The tokens that this server knows. */
@FunctionalInterface
public interface Tokens {
  /** The caller with this token; takes equally long whichever token is nearly right. */
  Optional<Caller> find(String token);
}
