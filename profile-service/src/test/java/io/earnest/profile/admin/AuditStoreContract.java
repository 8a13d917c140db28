package io.earnest.profile.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.intent.Intent;
import io.earnest.chassis.page.Page;
import io.earnest.chassis.problem.Problem;
import io.earnest.profile.rewards.Settlement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class AuditStoreContract {
    private static final Instant T = Instant.parse("2026-05-01T10:00:00Z");

    private AuditStore store;

    abstract MongoDatabase database();

    @BeforeEach
    void start() {
        store = new AuditStore(database());
    }

    @Test
    void aRecordIsKeptOnceAndAsItWas() {
        AuditRecord first = pending("a1", T, Order.roles("p1", List.of("author")));
        assertThat(store.append(first)).isTrue();
        assertThat(store.append(pending("a1", T, Order.roles("p1", List.of())))).isFalse();
        assertThat(store.byId("a1")).hasValue(first);
    }

    @Test
    void anOrderEndsOnce() {
        store.append(pending("a1", T, Order.grant("p1", "p1", 5)));
        store.end("a1", AuditRecord.Status.DONE, new Settlement("PAID", 0, null, List.of(), 9L), null);
        store.end("a1", AuditRecord.Status.REFUSED, null, Refusals.document(Problem.notFound("entry")));
        AuditRecord ended = store.byId("a1").orElseThrow();
        assertThat(ended.status()).isEqualTo(AuditRecord.Status.DONE);
        assertThat(ended.settlement()).isNotNull();
        assertThat(ended.problem()).isNull();
        assertThat(ended.intent()).isNull();
    }

    @Test
    void aRefusalKeepsItsProblem() {
        Problem problem = Problem.of("insufficient-twei", 402, "Not enough Twei")
                .with("balance", 1)
                .with("price", 2);
        store.append(pending("a1", T, Order.reversal("grant:1")));
        store.end("a1", AuditRecord.Status.REFUSED, null, Refusals.document(problem));
        assertThat(Refusals.problem(store.byId("a1").orElseThrow().problem())).isEqualTo(problem);
        assertThat(store.refusals("entry-reversed", "subject")).isEqualTo(1);
    }

    @Test
    void pagesGoFromNewToOldWithoutGapOrRepetition() {
        for (int i = 0; i < 25; i++) {
            store.append(pending("a%02d".formatted(i), T.plusMillis(i / 3), Order.reversal("e" + i)));
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<AuditRecord> page = store.page(AuditStore.Filter.ALL, cursor, 4);
            page.items().forEach(r -> seen.add(r.id()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(seen).hasSize(25).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void aFilterLeavesTheRestOutOnEachPage() {
        for (int i = 0; i < 12; i++) {
            Order order = i % 3 == 0 ? Order.experience("p", i) : Order.reversal("e" + i);
            store.append(pending("a%02d".formatted(i), T.plusMillis(i), order));
        }
        AuditStore.Filter gifts = new AuditStore.Filter("experience-given", "operator", "subject");
        Page<AuditRecord> first = store.page(gifts, null, 3);
        assertThat(first.items().stream().map(AuditRecord::id)).containsExactly("a09", "a06", "a03");
        assertThat(store.page(gifts, first.next(), 3).items().stream().map(AuditRecord::id))
                .containsExactly("a00");
        assertThat(store.page(new AuditStore.Filter(null, "somebody else", null), null, 3)
                        .items())
                .isEmpty();
    }

    @Test
    void whatIsAboutAProfileNamesItOrWhatItWroteInItsPlace() {
        store.append(pending("a1", T, "p1", Order.roles("p1", List.of())));
        store.append(pending("a2", T, "comment1", Order.suspension("p1", true)));
        store.append(pending("a3", T, "comment2", Order.suspension("p2", true)));
        store.append(pending("a4", T, "p1", Order.suspension("p1", false)));
        assertThat(store.about("p1", null, 10)).extracting(AuditRecord::id).containsExactly("a1", "a2", "a4");
        assertThat(store.about("p1", "a1", 1)).extracting(AuditRecord::id).containsExactly("a2");
    }

    private static AuditRecord pending(String id, Instant at, Order order) {
        return pending(id, at, "subject", order);
    }

    private static AuditRecord pending(String id, Instant at, String subject, Order order) {
        return new AuditRecord(
                id,
                at,
                "operator",
                order.kind().action(),
                subject,
                "because",
                AuditRecord.Status.PENDING,
                order,
                null,
                null,
                Intent.claimed("key:" + id, 1, "test", Clock.systemUTC()));
    }
}
