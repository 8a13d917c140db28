package io.earnest.chassis.notification;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import io.earnest.chassis.intent.Intent;
import io.earnest.chassis.intent.IntentOwner;
import io.earnest.chassis.intent.IntentQueue;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.store.Writes;
import io.earnest.chassis.token.Viewer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Appeals: sent once for each notification that allows one, answered once; what follows is an intent of the answer. */
public final class Appeals {
    static final int MOST_CHARACTERS = 1_000;
    private static final String ANSWERED = "appeal-answered";

    private final MongoCollection<Appeal> appeals;
    private final Notifications notifications;
    private final Appealing service;
    private final IntentOwner owner;
    private final Clock clock;
    private final IntentQueue intents;

    Appeals(MongoDatabase database, Notifications notifications, Appealing service, IntentOwner owner, Clock clock) {
        this.appeals = database.getCollection("appeals", Appeal.class);
        this.notifications = notifications;
        this.service = service;
        this.owner = owner;
        this.clock = clock;
        appeals.createIndex(Indexes.ascending("state", "position"));
        appeals.createIndex(Indexes.ascending("profile", "position"));
        this.intents = new IntentQueue("appeals", appeals, owner, clock, this::complete);
    }

    /** What the pump takes up. */
    IntentQueue intents() {
        return intents;
    }

    /** Sends an appeal; the same text again is the same appeal. */
    Appeal send(Viewer viewer, String notification, String text) {
        Notification told = notifications
                .find(viewer.id(), notification)
                .filter(Notification::appealable)
                .orElseThrow(() -> Problem.notFound("notification that can be appealed against")
                        .exception());
        Instant now = now();
        Appeal appeal = new Appeal(
                told.id(),
                told.profile(),
                told.kind(),
                told.link(),
                told.details(),
                text,
                Appeal.State.OPEN,
                now,
                News.position(now, told.id()),
                null,
                null);
        if (Writes.insertIfAbsent(appeals, appeal)) {
            return appeal;
        }
        Appeal known = required(told.id());
        if (!known.text().equals(text)) {
            throw Problem.of("already-appealed", 409, "You have appealed already")
                    .detail("There is one appeal. Its answer will be among your notifications.")
                    .exception();
        }
        return known;
    }

    Map<String, Appeal> of(Collection<String> notificationIds) {
        Map<String, Appeal> found = new HashMap<>();
        if (!notificationIds.isEmpty()) {
            appeals.find(in("_id", notificationIds)).forEach(appeal -> found.put(appeal.id(), appeal));
        }
        return found;
    }

    /** Those that wait, the longest waiting first. */
    List<Appeal> open(@Nullable String after, int limit) {
        return appeals.find(and(eq("state", Appeal.State.OPEN.name()), gt("position", after == null ? "" : after)))
                .sort(Indexes.ascending("state", "position"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** How many wait, counted to at most {@link Notifications#MOST_COUNTED}. */
    int countOpen() {
        return Math.toIntExact(appeals.countDocuments(
                eq("state", Appeal.State.OPEN.name()), new CountOptions().limit(Notifications.MOST_COUNTED)));
    }

    void requireDecider(Viewer viewer) {
        service.requireDecider(viewer);
    }

    /** Answers it: the answer is one write with all that follows as its intent. The same answer again is the same. */
    Appeal answer(Viewer decider, String id, Appeal.State verdict, String reason) {
        service.requireDecider(decider);
        Appeal known = required(id);
        if (known.profile().equals(decider.id())) {
            throw Problem.of("own-appeal", 403, "This appeal is your own")
                    .detail("Somebody else has to answer it.")
                    .exception();
        }
        Appeal.Answer answer = new Appeal.Answer(decider.id(), reason, now());
        boolean written = appeals.updateOne(
                                and(eq("_id", id), eq("state", Appeal.State.OPEN.name())),
                                Updates.combine(
                                        Updates.set("state", verdict.name()),
                                        Updates.set("answer", answer),
                                        Updates.set(
                                                "intent", Intent.claimed(ANSWERED + ":" + id, 1, owner.name(), clock))))
                        .getModifiedCount()
                == 1;
        Appeal answered = required(id);
        if (written) {
            boolean unused = intents.attempt(id);
        } else if (!isSame(answered, verdict, answer)) {
            throw Problem.of("already-decided", 409, "This was answered already")
                    .detail("An answer stands. Go on with the next one.")
                    .exception();
        }
        return answered;
    }

    private static boolean isSame(Appeal answered, Appeal.State verdict, Appeal.Answer answer) {
        Appeal.Answer made = answered.answer();
        return answered.state() == verdict
                && made != null
                && made.by().equals(answer.by())
                && made.reason().equals(answer.reason());
    }

    private void complete(String id) {
        Appeal appeal = appeals.find(eq("_id", id)).first();
        Appeal.Answer answer = appeal == null ? null : appeal.answer();
        if (appeal == null || answer == null || appeal.intent() == null) {
            return;
        }
        if (appeal.state() == Appeal.State.TAKEN_BACK) {
            service.takeBack(appeal);
        }
        service.note(appeal, answer, ANSWERED + ":" + id);
        Map<String, String> details = new HashMap<>(appeal.details());
        // What was removed is back, or stays removed: its text need not stand here once more.
        details.remove("text");
        details.put("reason", answer.reason());
        details.put("verdict", appeal.state().name());
        details.put("of", appeal.kind());
        notifications.tell(
                News.of(appeal.profile(), ANSWERED + ":" + id, ANSWERED, answer.at(), appeal.link(), details));
        appeals.updateOne(eq("_id", id), Updates.unset("intent"));
    }

    /** All of a person behind a position, for their export. */
    List<Appeal> all(String profile, @Nullable String after, int limit) {
        return appeals.find(and(eq("profile", profile), gt("position", after == null ? "" : after)))
                .sort(Indexes.ascending("profile", "position"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    void forget(String profile) {
        appeals.deleteMany(eq("profile", profile));
    }

    private Appeal required(String id) {
        Appeal found = appeals.find(eq("_id", id)).first();
        if (found == null) {
            throw Problem.notFound("appeal").exception();
        }
        return found;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
