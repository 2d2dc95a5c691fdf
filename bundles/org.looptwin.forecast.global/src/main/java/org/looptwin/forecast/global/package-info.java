/** A network over many series, trained by PyTorch, run in Java; see the README. */
package org.looptwin.forecast.global;
