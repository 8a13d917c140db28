/** Wires the ledger into the service: settings, start and stop, readiness, metrics. */
@NullMarked
package io.earnest.rewards.config;

import org.jspecify.annotations.NullMarked;
