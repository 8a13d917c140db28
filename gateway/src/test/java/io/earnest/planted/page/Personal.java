package io.earnest.planted.page;

import io.earnest.planted.viewer.Panel;
import java.time.Instant;

/** A page that knows its visitor, and a clock of its own: what the rules must find. */
public class Personal {
    public Instant now = Instant.now();
    public Panel panel;
}
