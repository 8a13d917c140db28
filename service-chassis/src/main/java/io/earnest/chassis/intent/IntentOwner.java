package io.earnest.chassis.intent;

/** The name under which this process claims intents: new at each start. */
public record IntentOwner(String name) {}
