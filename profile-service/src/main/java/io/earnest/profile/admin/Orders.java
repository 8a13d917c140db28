package io.earnest.profile.admin;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.Ids;
import io.earnest.chassis.intent.Intent;
import io.earnest.chassis.intent.IntentOwner;
import io.earnest.chassis.intent.IntentQueue;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.web.IdempotencyKey;
import io.earnest.profile.admin.OrderWork.Ended;
import io.earnest.profile.profile.Profile;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Takes operators' orders: writes each down, carries it out, and sees to it that what was written down gets done. */
@Component
public class Orders {
    private final AuditStore audit;
    private final IntentQueue queue;
    private final IntentOwner owner;
    private final Clock clock;

    @Configuration(proxyBeanMethods = false)
    static class Queue {
        @Bean
        IntentQueue orderIntents(
                MongoDatabase database, IntentOwner owner, Clock clock, AuditStore audit, OrderWork work) {
            return new IntentQueue(
                    "orders",
                    database.getCollection(AuditStore.COLLECTION),
                    owner,
                    clock,
                    id -> complete(audit, work, id));
        }
    }

    Orders(AuditStore audit, @Qualifier("orderIntents") IntentQueue queue, IntentOwner owner, Clock clock) {
        this.audit = audit;
        this.queue = queue;
        this.owner = owner;
        this.clock = clock;
    }

    /**
     * Takes an order and carries it out, as far as that can be done now.
     *
     * @param id of the order: the same id with the same order again gives how that one stands, or a new try if it was
     *     refused; with another order 422
     * @param naturalKey of what the ledger is told, or any name where it is not
     * @param notBefore the order counts as given after this, whatever the clock says
     * @return how it stands: done, refused, or pending where the ledger does not answer
     */
    AuditRecord give(
            String id, String actor, Order order, String subject, String note, String naturalKey, Instant notBefore) {
        String free = id;
        for (AuditRecord known = audit.byId(free).orElse(null);
                known != null;
                known = audit.byId(free).orElse(null)) {
            if (!order.equals(known.order()) || !note.equals(known.note())) {
                throw IdempotencyKey.reused().exception();
            }
            if (known.status() != AuditRecord.Status.REFUSED) {
                return known;
            }
            // The refusal stays in the audit under its own id.
            free = Ids.derived("order-again", free);
        }
        return first(free, actor, order, subject, note, naturalKey, notBefore);
    }

    private AuditRecord first(
            String id, String actor, Order order, String subject, String note, String naturalKey, Instant notBefore) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        int attempt = 1 + (int) audit.refusals(order.kind().action(), subject);
        AuditRecord given = new AuditRecord(
                id,
                now.isAfter(notBefore) ? now : notBefore.plusMillis(1),
                actor,
                order.kind().action(),
                subject,
                note,
                AuditRecord.Status.PENDING,
                order,
                null,
                null,
                Intent.claimed(naturalKey, attempt, owner.name(), clock));
        if (audit.append(given)) {
            queue.attempt(id);
        }
        AuditRecord kept = audit.byId(id).orElseThrow();
        if (!order.equals(kept.order()) || !note.equals(kept.note())) {
            throw IdempotencyKey.reused().exception();
        }
        return kept;
    }

    /**
     * Deletes an account, as its owner orders. Once this has returned, or failed with anything but a problem of the
     * order's own, it is done or will be.
     *
     * @throws io.earnest.chassis.problem.ProblemException 409 {@code last-operator}: nothing has changed
     */
    public void deleteAccount(Profile profile) {
        String id = Ids.random();
        AuditRecord given = give(
                id,
                profile.id(),
                Order.deletion(profile.id()),
                profile.id(),
                "",
                "account-deleted:" + profile.id(),
                Instant.EPOCH);
        if (given.problem() != null) {
            throw Refusals.problem(given.problem()).exception();
        }
    }

    private static void complete(AuditStore audit, OrderWork work, String id) {
        AuditRecord known = audit.byId(id).orElse(null);
        if (known == null || known.intent() == null || known.order() == null) {
            return;
        }
        switch (work.carryOut(known, known.order(), known.intent().command())) {
            case Ended.Done(var settlement) -> audit.end(id, AuditRecord.Status.DONE, settlement, null);
            case Ended.Refused(Problem why) -> audit.end(id, AuditRecord.Status.REFUSED, null, Refusals.document(why));
        }
    }
}
