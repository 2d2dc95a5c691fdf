package org.looptwin.optimise.fuzzy.network;
