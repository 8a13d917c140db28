package io.earnest.profile.factor;

import org.springframework.stereotype.Component;

/** What an account has, for its owner, and the end of it. */
@Component
public class OwnFactors {
    private final FactorStore store;

    OwnFactors(FactorStore store) {
        this.store = store;
    }

    public Factors of(String profile) {
        return store.of(profile);
    }

    /** Forgets all of an account that is deleted. Repeating it changes nothing. */
    public void forget(String profile) {
        store.forget(profile);
    }
}
