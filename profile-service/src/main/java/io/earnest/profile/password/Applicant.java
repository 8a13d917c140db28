package io.earnest.profile.password;

import io.earnest.chassis.web.ClientNetwork;

/**
 * Who wants a password hashed.
 *
 * @param network where they are
 * @param known whether this very account was signed in to from there, or on this device, lately, or is so now
 */
public record Applicant(ClientNetwork network, boolean known) {
    /** Of the networks around the address the widest: somebody who has a /48 waits in one row. */
    String row() {
        return network.prefixes().getLast().name();
    }
}
