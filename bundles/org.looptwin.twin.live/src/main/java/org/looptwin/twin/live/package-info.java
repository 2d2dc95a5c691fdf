/** Gate, journal and the single-writer twin. Nothing is exported; see the services it registers. */
package org.looptwin.twin.live;
