package io.earnest.system;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Who is there when the API is swept, and what is whose. The same people come through any door to the system.
 *
 * @param victim an author, whose draft, article, comment, reading, report and entry these are
 * @param reader somebody else, with no role
 * @param archived an imported article, under which the comment stands
 */
record ApiCast(
        World world,
        Person victim,
        Person reader,
        Person moderator,
        String draft,
        String archived,
        String comment,
        String reading,
        String report,
        String entry,
        String session) {
    private static ApiCast shared;

    static synchronized ApiCast shared() {
        if (shared == null) {
            shared = of(World.shared());
        }
        return shared;
    }

    private static ApiCast of(World world) {
        Person victim = world.atLevel("victim", 15);
        Person reader = world.atLevel("stranger", 15);
        Person moderator = world.newcomer("keeper");
        world.operator()
                .put("/api/admin/profiles/" + moderator.handle + "/roles", Json.of("roles", List.of("moderator")))
                .is(200);
        moderator.signIn(Person.PASSWORD);
        String archived = world.imported("Swept");
        return new ApiCast(
                world,
                victim,
                reader,
                moderator,
                victim.post("/api/articles", Json.of("title", "Mine alone", "body", World.SHORT_BODY))
                        .is(201)
                        .at("/id"),
                archived,
                world.comment(victim, archived, "Mine", "leonardo").is(201).at("/id"),
                victim.post("/api/articles/" + archived + "/readings", "{}").at("/id"),
                victim.post("/api/articles/" + archived + "/pnl-reports", "{}").at("/id"),
                victim.get("/api/wallet/entries").is(200).at("/items/0/id"),
                victim.get("/api/sessions").is(200).at("/items/0/id"));
    }

    /** Somebody at a door: whoever they are, their token is the same there. */
    static Person at(String url, Person person) {
        return person.token() == null ? Person.anonymous(url) : Person.withToken(url, person.token());
    }

    /** The victim's own things at the places of an operation's parameters. */
    String path(Operation operation) {
        String path = operation.path();
        String id = path.startsWith("/api/notifications/") || path.startsWith("/api/moderation/appeals/")
                ? "comment-00000000000000000000"
                : path.startsWith("/api/comments/") || path.startsWith("/api/moderation/")
                        ? comment
                        : path.startsWith("/api/readings/")
                                ? reading
                                : path.startsWith("/api/pnl-reports/")
                                        ? report
                                        : path.startsWith("/api/wallet/entries/")
                                                ? entry
                                                : path.startsWith("/api/sessions/")
                                                        ? session
                                                        : path.startsWith("/api/avatars/") ? "leonardo" : draft;
        return path.replace("{id}", id)
                .replace("{article}", draft)
                .replace("{handle}", victim.handle)
                .replace("{version}", "1")
                .replace("{tag}", "swept")
                .replace("{seq}", "1")
                .replace("{level}", "0")
                .replace("{tile}", "000")
                .replace("{page}", "1");
    }

    /** Who may call it, of those who are there. */
    Person entitled(Operation operation) {
        return operation.operators() ? world.operator() : operation.moderators() ? moderator : victim;
    }

    /** A body that an operation takes, for those who may; fresh names where one can be taken once. */
    Map<String, Object> body(Operation operation) {
        return new LinkedHashMap<>(
                switch (operation.toString()) {
                    case "POST /api/articles", "PUT /api/articles/{id}" ->
                        Map.of("title", "Mine alone", "body", World.SHORT_BODY);
                    case "POST /api/previews", "POST /api/comments/previews", "PUT /api/comments/{id}" ->
                        Map.of("body", "Some text");
                    case "POST /api/articles/{id}/comments" -> Map.of("body", "Some text", "avatarId", "leonardo");
                    case "PUT /api/articles/{id}/rating" -> Map.of("value", "PLUS");
                    case "POST /api/readings/{id}/heartbeats" -> Map.of("visible", true, "active", true);
                    case "POST /api/comments/{id}/flags" -> Map.of("reason", "It is swept");
                    case "PUT /api/comments/{id}/vote" -> Map.of("value", "LIKE");
                    case "PATCH /api/me" -> Map.of("bio", "Swept");
                    case "PUT /api/me/password" -> Map.of("current", "not the password", "password", Person.PASSWORD);
                    case "DELETE /api/me" -> Map.of("password", "not the password");
                    case "POST /api/profiles" ->
                        Map.of(
                                "handle",
                                "swept-" + UUID.randomUUID().toString().substring(0, 8),
                                "password",
                                Person.PASSWORD);
                    case "POST /api/sessions" -> Map.of("handle", victim.handle, "password", Person.PASSWORD);
                    case "POST /api/sessions/second-factor" -> Map.of("token", "none", "code", "123456");
                    case "POST /api/sessions/passkey" ->
                        Map.of(
                                "id", "AAAA",
                                "clientDataJSON", "e30",
                                "authenticatorData", "AAAA",
                                "signature", "AAAA",
                                "userHandle", "AAAA");
                    case "POST /api/recoveries" ->
                        Map.of("handle", "nobody-of-all", "code", "0000-0000-0000-0000", "password", Person.PASSWORD);
                    case "PUT /api/me/totp" -> Map.of("code", "000000");
                    // Without a password: a wrong one is a failed sign-in of theirs.
                    case "POST /api/me/recovery-codes",
                            "POST /api/me/totp",
                            "DELETE /api/me/totp",
                            "POST /api/me/passkeys/options",
                            "DELETE /api/me/passkeys/{id}" -> Map.of();
                    case "POST /api/me/passkeys" ->
                        Map.of("name", "swept", "clientDataJSON", "e30", "attestationObject", "AAAA");
                    case "POST /api/sessions/refresh" -> Map.of("refreshToken", "none");
                    case "POST /api/admin/experience" -> Map.of("handle", victim.handle, "note", "swept", "xp", 1);
                    case "POST /api/admin/grants" -> Map.of("handle", victim.handle, "note", "swept", "twei", 1);
                    case "POST /api/admin/reversals" -> Map.of("entryId", "00000000000000000000", "note", "swept");
                    case "POST /api/admin/tariffs" -> Map.of();
                    case "PUT /api/admin/profiles/{handle}/roles" -> Map.of("roles", List.of());
                    case "PUT /api/admin/profiles/{handle}/suspension" -> Map.of("suspended", false, "note", "swept");
                    case "POST /api/admin/articles" ->
                        Map.of("title", "Swept", "body", World.SHORT_BODY, "source", "test:" + UUID.randomUUID());
                    case "PUT /api/admin/articles/{id}/author" -> Map.of("handle", victim.handle);
                    case "POST /api/notifications/read" -> Map.of("until", "2026-01-01T00:00:00Z");
                    case "POST /api/notifications/{id}/appeal" -> Map.of("text", "Swept");
                    case "POST /api/moderation/appeals/{id}/answer" -> Map.of("verdict", "STANDS", "reason", "swept");
                    case "POST /api/moderation/decisions" ->
                        Map.of("commentId", comment, "decision", "KEEP", "note", "swept");
                    case "PUT /api/moderation/comments/{id}/writer/suspension" ->
                        Map.of("suspended", false, "note", "swept");
                    default -> throw new IllegalStateException("what does " + operation + " take?");
                });
    }

    /** Calls an operation with the victim's things. */
    Answer call(Operation operation, Person person) {
        String body = operation.requestSchema().isPresent()
                ? Json.MAPPER.writeValueAsString(body(operation))
                : operation.method().equals("POST") ? "{}" : null;
        return call(operation, person, path(operation), body);
    }

    static Answer call(Operation operation, Person person, String path, String body) {
        return operation.method().equals("PUT")
                ? person.send(operation.method(), path, body, "If-Match", "*")
                : person.send(operation.method(), path, body);
    }
}
