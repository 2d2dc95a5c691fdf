package org.looptwin.optimise.fuzzy.chain;
