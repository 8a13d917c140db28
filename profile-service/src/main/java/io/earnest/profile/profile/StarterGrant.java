package io.earnest.profile.profile;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.chassis.intent.Intent;
import io.earnest.chassis.intent.IntentLag;
import io.earnest.chassis.intent.IntentOwner;
import io.earnest.chassis.intent.IntentQueue;
import io.earnest.profile.rewards.Command;
import io.earnest.profile.rewards.Ledger;
import io.earnest.profile.rewards.LedgerAnswer;
import io.earnest.profile.rewards.LedgerAnswer.Rejection;
import io.earnest.profile.rewards.Settlement;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What a new profile is owed: that its handle becomes final, and its starter grant. */
@Component
class StarterGrant {
    private static final Logger LOG = LoggerFactory.getLogger(StarterGrant.class);
    private static final String QUEUE = "sign-ups";

    private final ProfileStore profiles;
    private final Handles handles;
    private final Ledger ledger;
    private final MeterRegistry meters;
    private final Clock clock;

    private enum Outcome {
        PAID,
        REFUSED
    }

    @Configuration(proxyBeanMethods = false)
    static class Queue {
        @Bean
        IntentQueue profileIntents(MongoDatabase database, IntentOwner owner, Clock clock, StarterGrant grant) {
            return new IntentQueue(
                    QUEUE, database.getCollection(ProfileStore.COLLECTION), owner, clock, grant::complete);
        }
    }

    StarterGrant(ProfileStore profiles, Handles handles, Ledger ledger, MeterRegistry meters, Clock clock) {
        this.profiles = profiles;
        this.handles = handles;
        this.ledger = ledger;
        this.meters = meters;
        this.clock = clock;
    }

    static String naturalKey(String profile) {
        return "signed-up:" + profile;
    }

    /**
     * Settles the handle and asks for the grant; each step may be repeated.
     *
     * @throws RemoteUnavailable where the ledger does not answer: the intent stays
     */
    void complete(String id) {
        Profile profile = profiles.byId(id).orElse(null);
        Intent intent = profile == null ? null : profile.intent();
        if (profile == null || intent == null) {
            return;
        }
        if (!settleHandle(profile)) {
            return;
        }
        LedgerAnswer answer = ledger.submit(Command.signedUp(intent.command(), id));
        profiles.settleStarter(
                id,
                switch (answer) {
                    case LedgerAnswer.Booked(Settlement settlement) -> settlement;
                    case LedgerAnswer.Refused(Settlement settlement, Rejection why) -> settlement;
                    case LedgerAnswer.Conflict(Rejection why) -> unexpected(id, why);
                    case LedgerAnswer.Invalid(Rejection why) -> unexpected(id, why);
                });
        IntentLag.record(
                meters, QUEUE, intent, answer instanceof LedgerAnswer.Booked ? Outcome.PAID : Outcome.REFUSED, clock);
    }

    /** Makes the handle final; where it went to another, the profile goes. */
    boolean settleHandle(Profile profile) {
        if (profile.deleted()) {
            // Its handle is nobody's now. The grant is booked all the same: what was accepted settles.
            return true;
        }
        if (handles.settle(profile.handle(), profile.id())) {
            return true;
        }
        profiles.remove(profile.id());
        return false;
    }

    private static Settlement unexpected(String id, Rejection why) {
        LOG.error("the ledger takes no starter grant of {}: {} {}", id, why.name(), why.detail());
        return Settlement.refused(why.name());
    }
}
