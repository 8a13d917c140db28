package io.earnest.rewards.ledger;

/** The capacity in which a party takes part in an activity. */
public enum Role {
    READER,
    VOTER,
    COMMENTER,
    AUTHOR,
    TREASURY
}
