/** The native runtime of neural networks, loaded once per JVM. */
package org.looptwin.runtime.djl;
