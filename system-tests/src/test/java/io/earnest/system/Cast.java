package io.earnest.system;

import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The people, articles and comments that deeds need, each deed its own, and what can be looked up about them. */
final class Cast {
    private static final long STARTER_GRANT = 20;

    final World world;
    private final Mongod store;

    Cast(World world, Mongod store) {
        this.world = world;
        this.store = store;
    }

    /** A text that stands nowhere else. */
    static String unique(String what) {
        return what + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Somebody whose token, too, says that they are at this level: services may have nothing else to go by. */
    Person at(int level, String name) {
        Person person = Person.unsigned(world.url(), unique(name));
        patiently(() -> person.post("/api/profiles", Json.of("handle", person.handle, "password", Person.PASSWORD)))
                .is(201);
        if (level > 1) {
            world.operator()
                    .post(
                            "/api/admin/experience",
                            Json.of("handle", person.handle, "xp", 10 * level * (level - 1), "note", "for a test"))
                    .is(201);
        }
        return signedIn(person);
    }

    /** Somebody who may remove what others wrote. */
    Person moderator() {
        Person person = at(1, "warden");
        world.operator()
                .put("/api/admin/profiles/" + person.handle + "/roles", Json.of("roles", List.of("moderator")))
                .is(200);
        return signedIn(person);
    }

    /** A new session for somebody who has that password, once there is a turn to hash. */
    static Person signedIn(Person person) {
        return person.signedInBy(patiently(() -> person.session(Person.PASSWORD)));
    }

    /** A crowd at the door may have to wait for its turn to hash; that is no part of any story. */
    private static Answer patiently(Supplier<Answer> request) {
        Answer[] last = new Answer[1];
        await("a turn").atMost(Duration.ofSeconds(60)).until(() -> {
            last[0] = request.get();
            return last[0].status() != 429 && last[0].status() != 503;
        });
        return last[0];
    }

    /** An article of the archive that nobody else uses. */
    String article() {
        return world.imported(unique("An article for one deed"));
    }

    /** A comment that was paid, and who wrote it. */
    record Said(String article, Person writer, String comment) {}

    Said said() {
        Person writer = at(13, "writer");
        String article = article();
        String comment = world.comment(writer, article, "Something worth an answer", "leonardo")
                .is(201)
                .at("/id");
        return new Said(article, writer, comment);
    }

    LongSupplier balance(Person person) {
        return person::balance;
    }

    long starterGrant() {
        return STARTER_GRANT;
    }

    LongSupplier experience(Person person) {
        return () -> person.get("/api/me").is(200).number("/xp");
    }

    /** How many entries of somebody in the ledger have a key that begins so. */
    LongSupplier booked(String handle, String keyBegins) {
        return entries("handle=" + handle, keyBegins);
    }

    /** The same of an article. */
    LongSupplier bookedFor(String article, String keyBegins) {
        return entries("articleId=" + article, keyBegins);
    }

    private LongSupplier entries(String of, String keyBegins) {
        return () -> {
            Answer entries = world.operator().get("/api/admin/entries?limit=100&" + of);
            if (entries.status() == 404) {
                return 0;
            }
            return entries.is(200)
                    .json()
                    .path("items")
                    .valueStream()
                    .filter(entry -> entry.path("id").asString().startsWith(keyBegins))
                    .count();
        };
    }

    /** How many records of the audit trail have this note. */
    LongSupplier audited(String note) {
        return () -> store.collection(Part.PROFILE, "audit").countDocuments(Filters.eq("note", note));
    }

    /** A number of the article as everybody sees it; -1 where they see none. */
    LongSupplier ofArticle(String article, String field) {
        return () -> {
            Answer answer = world.anonymous().get("/api/articles/" + article);
            return answer.status() == 200 ? answer.number("/" + field) : -1;
        };
    }

    /** Comments shown below the article. */
    LongSupplier total(String article) {
        return () -> world.anonymous()
                .get("/api/articles/" + article + "/comments")
                .is(200)
                .number("/total");
    }

    LongSupplier ofComment(String comment, String field) {
        return () -> {
            Answer answer = world.anonymous().get("/api/comments/" + comment);
            return answer.status() == 200 ? answer.number("/" + field) : -1;
        };
    }

    /** 1 where the address answers with this status, else 0. */
    static LongSupplier answers(int status, Person asker, String path) {
        return () -> asker.get(path).status() == status ? 1 : 0;
    }

    /** A post with a key of its own, which stays the same. */
    static Supplier<Answer> keyed(Person person, String path, String body) {
        String key = UUID.randomUUID().toString();
        return () -> person.send("POST", path, body, "Idempotency-Key", key);
    }

    static List<String> roles(Person person) {
        return person.get("/api/me")
                .is(200)
                .json()
                .path("roles")
                .valueStream()
                .map(role -> role.asString())
                .toList();
    }
}
