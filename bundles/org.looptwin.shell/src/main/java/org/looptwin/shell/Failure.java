package org.looptwin.shell;

/** It was asked for rightly but could not be done. Exit code 1. */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Failure(String message) {
    super(message, null, false, false);
  }
}
