package io.earnest.launcher.imports;

import java.time.Instant;
import java.time.ZoneId;

/**
 * By what texts are read.
 *
 * @param now what is dated later is not published yet
 * @param zone of dates that name none
 */
record Reading(Instant now, ZoneId zone) {}
