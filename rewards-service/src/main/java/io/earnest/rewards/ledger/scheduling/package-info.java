/**
 * Threads, waiting and time as the ledger uses them: the system's, or those of a simulation that decides itself who goes on and
 * when.
 */
@NullMarked
package io.earnest.rewards.ledger.scheduling;

import org.jspecify.annotations.NullMarked;
