package io.earnest.article.reading;

import io.earnest.article.profile.Members;
import io.earnest.article.rewards.Attempts;
import io.earnest.article.rewards.Booking;
import io.earnest.chassis.intent.IntentQueue;
import io.earnest.chassis.token.Viewer;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Which articles a profile has really read. */
@Component
public class Verification {
    private final VerifiedStore readings;
    private final Members members;
    private final IntentQueue intents;
    private final Attempts attempts;

    Verification(
            VerifiedStore readings,
            Members members,
            @Qualifier("readingIntents") IntentQueue intents,
            Attempts attempts) {
        this.readings = readings;
        this.members = members;
        this.intents = intents;
        this.attempts = attempts;
    }

    public boolean isVerified(String article, String reader) {
        return find(article, reader).isPresent();
    }

    Optional<Verified> find(String article, String reader) {
        return readings.find(Verified.id(article, reader));
    }

    /** Verifies a reading that suffices, once, and asks for its pay: PENDING while the ledger gives no answer. */
    Verified verify(Viewer viewer, Slot slot) {
        String id = Verified.id(slot.article(), slot.profile());
        Optional<Verified> there = readings.find(id);
        if (there.isPresent()) {
            return there.get();
        }
        Verified verified = new Verified(
                id,
                slot.reading(),
                slot.article(),
                slot.profile(),
                slot.account(),
                members.writing(viewer).level(),
                slot.requiredSeconds(),
                slot.progress().creditedSeconds(),
                slot.progress().scroll(),
                attempts.now(),
                Booking.pending(1),
                attempts.begin("article-read:" + id, 1));
        if (readings.insert(verified)) {
            intents.attempt(id);
        }
        return readings.find(id).orElse(verified);
    }
}
