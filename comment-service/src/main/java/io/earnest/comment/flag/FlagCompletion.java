package io.earnest.comment.flag;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.intent.Intent;
import io.earnest.chassis.intent.IntentOwner;
import io.earnest.chassis.intent.IntentQueue;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Does what a flag owes: its place in the comment's case. */
@Component
class FlagCompletion implements IntentQueue.Completion {
    private final Flags flags;
    private final Cases cases;
    private final IntentOwner owner;
    private final MeterRegistry meters;
    private final Clock clock;

    FlagCompletion(Flags flags, Cases cases, IntentOwner owner, MeterRegistry meters, Clock clock) {
        this.flags = flags;
        this.cases = cases;
        this.owner = owner;
        this.meters = meters;
        this.clock = clock;
    }

    Intent claimed(String flagId, int round) {
        return Intent.claimed(Flag.naturalKey(flagId), round, owner.name(), clock);
    }

    @Override
    public void complete(String id) {
        Optional<Flag> found = flags.find(id);
        if (found.isEmpty() || found.get().intent() == null) {
            return;
        }
        Flag flag = found.get();
        cases.count(flag, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        flags.finish(flag);
        meters.counter(
                        "earnest.comments.flagged",
                        "reason",
                        flag.reason().name().toLowerCase(Locale.ROOT))
                .increment();
    }

    @Configuration(proxyBeanMethods = false)
    static class Queue {
        @Bean
        IntentQueue flagIntents(MongoDatabase database, IntentOwner owner, Clock clock, FlagCompletion completion) {
            return new IntentQueue("flags", database.getCollection(Flags.COLLECTION), owner, clock, completion);
        }
    }
}
