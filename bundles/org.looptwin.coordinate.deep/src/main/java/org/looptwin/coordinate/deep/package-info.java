/** Decision processes learned by networks, in PyTorch through DJL. */
package org.looptwin.coordinate.deep;
