package org.looptwin.rules.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Compiled rules. Immutable; sessions opened from it live on when it is replaced. */
@ProviderType
public interface RuleSet {
  /** Hash over all files; equal rules have equal versions. */
  String version();

  List<RuleFile> files();

  /** Names of the rules, for lists. */
  List<String> ruleNames();

  /**
   * Starts a session.
   *
   * @param memory what an earlier session remembered, of these or older rules; {@link
   *     RuleMemory#EMPTY} at first
   */
  RuleSession open(RuleContext context, RuleMemory memory);

  /**
   * Whether something that the rules look at has come, or come anew, since they were made, such as
   * forecasts: then sessions are to be opened again, of rules made since.
   */
  default boolean outdated() {
    return false;
  }
}
