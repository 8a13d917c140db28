/**
 * The ledger's engine under a scheduler, a store, a network and clocks that a seed decides, so that every run can be had again.
 * {@link io.earnest.rewards.ledger.simulation.Run} is one run; {@link io.earnest.rewards.ledger.simulation.Simulate} many.
 */
package io.earnest.rewards.ledger.simulation;
