package io.earnest.rewards.activity;

/** Which scopes a caller needs to ask; to submit an activity it needs that one's. */
final class Scopes {
    static final String ALLOWANCES = "allowances";
    static final String ENTRIES = "entries";

    private Scopes() {}
}
