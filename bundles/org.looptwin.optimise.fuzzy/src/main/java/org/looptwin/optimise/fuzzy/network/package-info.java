/** Study C: the possibilistic network between cost and CO2, with devices (equations our own). */
package org.looptwin.optimise.fuzzy.network;
