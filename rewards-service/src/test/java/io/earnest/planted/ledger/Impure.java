package io.earnest.planted.ledger;

import io.earnest.planted.wallet.Open;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Knows Spring, reads the clock and depends on a feature that depends on it. */
@Component
public class Impure {
    public Instant now(Open feature) {
        return Instant.now();
    }
}
