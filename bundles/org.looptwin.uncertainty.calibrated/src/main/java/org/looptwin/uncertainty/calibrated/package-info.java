/** Boxes whose radius comes from past forecast errors. */
package org.looptwin.uncertainty.calibrated;
