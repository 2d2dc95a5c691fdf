package org.looptwin.optimise.fuzzy;
