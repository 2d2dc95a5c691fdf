package org.looptwin.optimise.fuzzy.chain;

import java.util.Arrays;
import java.util.Optional;

/** The eleven kinds of actors, by the letter of the study and the word of the file. */
public enum Kind {
  I("mine"),
  J("refinery"),
  B("battery"),
  M("ev"),
  K("retailer"),
  C("market"),
  F("collection"),
  E("echelon"),
  S("echelon market"),
  R("recycling"),
  D("disposal");

  private final String word;

  Kind(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  static Optional<Kind> named(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }
}
