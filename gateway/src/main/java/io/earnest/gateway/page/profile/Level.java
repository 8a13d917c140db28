package io.earnest.gateway.page.profile;

import java.util.List;

/** A level that opens something, and the experience it takes. */
public record Level(int level, long xp, List<String> opens) {}
