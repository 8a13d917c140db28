package io.earnest.profile.profile;

import io.earnest.chassis.Ids;
import io.earnest.chassis.intent.Intent;
import io.earnest.chassis.intent.IntentOwner;
import io.earnest.chassis.intent.IntentQueue;
import io.earnest.chassis.problem.ProblemException;
import io.earnest.chassis.web.ClientNetwork;
import io.earnest.profile.password.Applicant;
import io.earnest.profile.password.Passwords;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Makes profiles. */
@Component
public class SignUp {
    private final ProfileStore profiles;
    private final Handles handles;
    private final NameRules names;
    private final SignUpLimit limit;
    private final Passwords passwords;
    private final IntentQueue queue;
    private final IntentOwner owner;
    private final Clock clock;
    private final MeterRegistry meters;

    SignUp(
            ProfileStore profiles,
            Handles handles,
            NameRules names,
            SignUpLimit limit,
            Passwords passwords,
            @Qualifier("profileIntents") IntentQueue queue,
            IntentOwner owner,
            Clock clock,
            MeterRegistry meters) {
        this.profiles = profiles;
        this.handles = handles;
        this.names = names;
        this.limit = limit;
        this.passwords = passwords;
        this.queue = queue;
        this.owner = owner;
        this.clock = clock;
        this.meters = meters;
    }

    /** How a sign-up ended. */
    public sealed interface Outcome {
        /** The profile is there; its starter grant may still be pending. */
        record Created(Profile profile) implements Outcome {}

        record HandleTaken() implements Outcome {}

        /**
         * The network has had its sign-ups of the day.
         *
         * @param retryAfter until it may make the next one
         */
        record TooManySignUps(Duration retryAfter) implements Outcome {}
    }

    /**
     * Signs somebody up from a network.
     *
     * @param handle lower-case and well-formed
     * @param password in its form
     */
    Outcome signUp(String handle, String displayName, String password, ClientNetwork network) {
        Outcome outcome = decide(handle, displayName, password, network);
        meters.counter(
                        "earnest.sign.ups",
                        "outcome",
                        switch (outcome) {
                            case Outcome.Created c -> "created";
                            case Outcome.HandleTaken t -> "handle-taken";
                            case Outcome.TooManySignUps m -> "too-many";
                        })
                .increment();
        return outcome;
    }

    private Outcome decide(String handle, String displayName, String password, ClientNetwork network) {
        // The cheap look first: most taken handles need neither a hash nor one of the network's sign-ups.
        if (names.isReserved(handle) || isTaken(handle)) {
            return new Outcome.HandleTaken();
        }
        if (!limit.take(network)) {
            return new Outcome.TooManySignUps(limit.untilTomorrow());
        }
        String hash;
        try {
            hash = passwords.hash(password, new Applicant(network, false));
        } catch (ProblemException e) {
            // No turn to hash: a busy hour must not use up the day of an office.
            limit.giveBack(network);
            throw e;
        }
        return create(handle, displayName, hash);
    }

    /** Makes a profile without regard to limits and to names of the house: for whom the operator of the system names. */
    public Outcome create(String handle, String displayName, String passwordHash) {
        String id = Ids.random();
        if (!handles.claim(handle, id)) {
            return new Outcome.HandleTaken();
        }
        Profile profile = new Profile(
                id,
                handle,
                displayName,
                "",
                null,
                List.of(),
                Instant.EPOCH,
                passwordHash,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                0,
                null,
                null,
                false,
                Instant.EPOCH,
                false,
                null,
                null,
                Intent.claimed(StarterGrant.naturalKey(id), 1, owner.name(), clock));
        profiles.insert(profile);
        queue.attempt(id);
        // Gone means that the handle went to another while this request hung for a minute.
        return profiles.byId(id).<Outcome>map(Outcome.Created::new).orElseGet(Outcome.HandleTaken::new);
    }

    private boolean isTaken(String handle) {
        Optional<String> holder = handles.profileOf(handle);
        return holder.isPresent()
                && (holder.get().equals(HandleClaim.NOBODY)
                        || profiles.byId(holder.get()).isPresent());
    }
}
