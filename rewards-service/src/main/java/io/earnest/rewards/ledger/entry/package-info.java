/**
 * What an entry says: the activity, its postings, and the reasons why something was not paid or was refused. {@link
 * io.earnest.rewards.ledger.entry.Activity} is the table of all that can happen.
 */
@NullMarked
package io.earnest.rewards.ledger.entry;

import org.jspecify.annotations.NullMarked;
