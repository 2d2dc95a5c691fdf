/** JSON files with fuzzy numbers, read strictly: every fault names file, entry and remedy. */
package org.looptwin.optimise.fuzzy.input;
