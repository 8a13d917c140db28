package io.earnest.launcher.fuzz;

import io.earnest.launcher.Refusal;
import io.earnest.launcher.client.EarnestClient;
import io.earnest.launcher.system.Account;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Who calls, and the things that there are to call about, made through the public API. */
final class FuzzWorld {
    private static final int HIGH_XP = 10 * 30 * 29;
    private static final int ARTICLES = 3;
    private static final int EXPENDABLE = 6;
    private static final int SPARES = 12;
    private static final String TEXT =
            "A paragraph of *some* length about nothing in particular, with a few words more.\n\n".repeat(12);

    private final EarnestClient operator;
    private final Map<String, Object> roles = new LinkedHashMap<>();
    private final Map<String, List<Object>> things = new TreeMap<>();
    private final List<Map<String, String>> spares = new ArrayList<>();

    private FuzzWorld(EarnestClient operator) {
        this.operator = operator;
    }

    /**
     * Makes it.
     *
     * @param operator signed in
     * @return what the hooks of Schemathesis read: the roles' tokens, the things' ids by kind, accounts whose sessions may
     *     end and that may be deleted, and the tariff
     */
    static Map<String, Object> make(EarnestClient operator) {
        FuzzWorld world = new FuzzWorld(operator);
        world.fill();
        JsonNode tariff = operator.get("/api/tariff").orRefuse("GET /api/tariff");
        return Map.of("roles", world.roles, "things", world.things, "spares", world.spares, "tariff", tariff);
    }

    private void fill() {
        EarnestClient ordinary = join("fuzz-ordinary", 0, List.of());
        EarnestClient levelled = join("fuzz-levelled", HIGH_XP, List.of());
        EarnestClient author = join("fuzz-author", HIGH_XP, List.of("author"));
        EarnestClient moderator = join("fuzz-moderator", HIGH_XP, List.of("moderator"));
        EarnestClient target = join("fuzz-target", HIGH_XP, List.of());
        // In this order for each operation: who gets far comes first.
        roles.put("levelled", levelled.token());
        roles.put("author", author.token());
        roles.put("nobody", "");
        roles.put("ordinary", ordinary.token());
        roles.put("moderator", moderator.token());
        roles.put("operator", operator.token());
        add("target", "fuzz-target");
        List.of("fuzz-ordinary", "fuzz-levelled", "fuzz-author", "fuzz-target", "no-such-handle")
                .forEach(handle -> add("handle", handle));
        for (int i = 0; i < SPARES; i++) {
            spares.add(spare("fuzz-spare-" + i));
        }
        articles(author);
        comments(levelled, target);
        for (EarnestClient person : List.of(ordinary, levelled, author)) {
            add("reading", made(person, "/api/articles/" + first("article") + "/readings", Map.of()));
        }
        add("report", made(levelled, "/api/articles/" + first("article") + "/pnl-reports", Map.of()));
        add("number", 1);
        add("number", 2);
        collect("avatar", "/api/avatars", "id");
        collect("audit", "/api/admin/audit?limit=10", "id");
        collect("entry", "/api/admin/entries?limit=20&handle=fuzz-levelled", "id");
    }

    /** An account with a session of its own, whose refresh token the client does not keep. */
    private Map<String, String> spare(String handle) {
        EarnestClient client = join(handle, 0, List.of());
        Map<String, String> credentials = Map.of("handle", handle, "password", password(handle));
        Map<String, String> spare = new LinkedHashMap<>(credentials);
        spare.put("token", client.token());
        spare.put(
                "refreshToken",
                client.post("/api/sessions", credentials)
                        .orRefuse("signing in as " + handle)
                        .path("refreshToken")
                        .asString(""));
        return spare;
    }

    private static String password(String handle) {
        return "only for this run of " + handle;
    }

    private EarnestClient join(String handle, int xp, List<String> itsRoles) {
        EarnestClient client = operator.another();
        Account account = new Account(handle, password(handle));
        client.post("/api/profiles", Map.of("handle", handle, "password", account.password()))
                .orRefuse("signing up " + handle);
        if (xp > 0) {
            operator.post("/api/admin/experience", Map.of("handle", handle, "xp", xp, "note", "api-fuzz"))
                    .orRefuse("raising " + handle);
            operator.post("/api/admin/grants", Map.of("handle", handle, "twei", 100_000, "note", "api-fuzz"))
                    .orRefuse("granting Twei to " + handle);
        }
        if (!itsRoles.isEmpty()) {
            operator.put("/api/admin/profiles/" + handle + "/roles", Map.of("roles", itsRoles))
                    .orRefuse("giving " + handle + " its roles");
        }
        // Behind all this, as a token says the level and roles of its moment.
        if (!client.signIn(account)) {
            throw new Refusal(handle + " was made and can't sign in");
        }
        return client;
    }

    private void articles(EarnestClient author) {
        for (int i = 0; i < ARTICLES; i++) {
            String id = imported(i);
            add("article", id);
            add("import", id);
        }
        JsonNode own =
                author.post("/api/articles", draft("Of the author's own")).orRefuse("writing an article");
        String id = own.path("id").asString("");
        author.post("/api/articles/" + id + "/publication", Map.of()).orRefuse("publishing an article");
        add("article", id);
        add("article", own.path("slug").asString(""));
        add("article", made(author, "/api/articles", draft("Not published")));
        for (int i = 0; i < EXPENDABLE; i++) {
            add("expendableArticle", made(author, "/api/articles", draft("To be deleted " + i)));
            add("expendableArticle", imported(ARTICLES + i));
        }
    }

    private String imported(int number) {
        return made(
                operator,
                "/api/admin/articles",
                Map.of(
                        "title",
                        "Imported " + number,
                        "body",
                        TEXT,
                        "tags",
                        List.of("fuzz"),
                        "publishedAt",
                        "2020-01-01T00:00:00Z",
                        "source",
                        "fuzz:" + number));
    }

    private static Map<String, Object> draft(String title) {
        return Map.of("title", title, "body", TEXT, "tags", List.of("fuzz"));
    }

    private void comments(EarnestClient levelled, EarnestClient target) {
        String path = "/api/articles/" + first("article") + "/comments";
        String above = made(levelled, path, Map.of("body", "A comment"));
        add("comment", above);
        add("comment", made(levelled, path, Map.of("body", "A reply", "parentId", above)));
        add("targetComment", made(target, path, Map.of("body", "Of somebody who may be suspended")));
        for (int i = 0; i < EXPENDABLE; i++) {
            String id = made(levelled, path, Map.of("body", "To be removed " + i));
            target.post("/api/comments/" + id + "/flags", Map.of("reason", "SPAM"))
                    .orRefuse("flagging a comment");
            add("expendableComment", id);
        }
    }

    private void collect(String kind, String path, String field) {
        for (JsonNode item : operator.get(path).orRefuse("GET " + path).path("items")) {
            add(kind, item.path(field).asString(""));
        }
    }

    private static String made(EarnestClient client, String path, Object body) {
        return client.post(path, body).orRefuse("POST " + path).path("id").asString("");
    }

    private String first(String kind) {
        return String.valueOf(things.getOrDefault(kind, List.of("")).getFirst());
    }

    private void add(String kind, Object value) {
        things.computeIfAbsent(kind, k -> new ArrayList<>()).add(value);
    }
}
