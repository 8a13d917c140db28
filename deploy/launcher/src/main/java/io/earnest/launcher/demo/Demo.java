package io.earnest.launcher.demo;

import io.earnest.launcher.Console;
import io.earnest.launcher.Refusal;
import io.earnest.launcher.client.Answer;
import io.earnest.launcher.client.EarnestClient;
import io.earnest.launcher.system.Account;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the demo world through the public API. Every step is keyed, so that a run that was interrupted is simply done
 * again: what is there stays, what is missing is added.
 */
public final class Demo {
    /** Each of them keeps two processes busy. */
    private static final int AT_A_TIME = 3;

    private final DemoState state;
    private final EarnestClient operator;
    private final Console console;
    private final BooleanSupplier stopping;
    private final World world = World.load();
    private final Map<String, EarnestClient> people = new ConcurrentHashMap<>();
    private final Map<String, String> articles = new HashMap<>();
    private final Map<String, String> comments = new HashMap<>();

    /**
     * @param operator signed in
     * @param stopping whether the system is on its way down, so that no answer is nothing to speak of
     */
    public Demo(DemoState state, EarnestClient operator, Console console, BooleanSupplier stopping) {
        this.stopping = stopping;
        this.state = state;
        this.operator = operator;
        this.console = console;
    }

    /** Makes all that takes no time: people, articles, comments and votes. */
    public void people() {
        state.begin();
        String password = state.password();
        sideBySide("people", world.profiles(), person -> person(person, new Account(person.handle(), password)));
        int step = 0;
        for (String name : world.articles()) {
            show("articles", ++step, world.articles().size());
            articles.put(name, publish(name));
        }
        step = 0;
        for (World.Comment comment : world.comments()) {
            show("comments", ++step, world.comments().size());
            comments.put(comment.key(), comment(comment));
        }
        sideBySide("votes", world.comments(), comment -> {
            votes(comment, comment.likes(), "LIKE");
            votes(comment, comment.dislikes(), "DISLIKE");
        });
        state.noteMade();
        console.quiet();
    }

    /** Does what has no order, a few at a time; fails with the first failure. */
    private <T> void sideBySide(String what, List<T> things, Consumer<T> make) {
        AtomicInteger made = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Future<?>> all = new ArrayList<>();
            for (T thing : things) {
                all.add(threads.submit(() -> {
                    make.accept(thing);
                    show(what, made.incrementAndGet(), things.size());
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Refusal refusal ? refusal : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted", e);
        }
    }

    /**
     * Reads and rates, in real time, everybody at once, once all else is there; ends when all have finished, and tells whether
     * they could.
     */
    public boolean readings() {
        if (articles.isEmpty()) {
            people();
        }
        AtomicInteger failed = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            world.readings()
                    .forEach((reader, readings) -> threads.execute(() -> {
                        try {
                            read(reader, readings);
                        } catch (Refusal e) {
                            failed.incrementAndGet();
                            if (!stopping.getAsBoolean()) {
                                console.say("The demo's reader " + reader + " stopped: " + e.getMessage());
                            }
                        } catch (InterruptedException e) {
                            failed.incrementAndGet();
                            Thread.currentThread().interrupt();
                        }
                    }));
        }
        boolean complete = failed.get() == 0;
        if (complete) {
            state.close();
        }
        return complete;
    }

    private void read(String reader, List<World.Reading> readings) throws InterruptedException {
        EarnestClient client = client(reader);
        for (World.Reading reading : readings) {
            String article = articleOf(reading.article());
            new Reader(client).read(article);
            if (reading.rating() != null) {
                client.put("/api/articles/" + article + "/rating", Map.of("value", reading.rating()))
                        .orRefuse("rating " + reading.article());
            }
        }
    }

    private void person(World.Person person, Account account) {
        EarnestClient client = operator.another();
        Answer made = client.post(
                "/api/profiles",
                Map.of("handle", person.handle(), "password", account.password(), "displayName", person.name()));
        if (!made.problem().equals("handle-taken")) {
            made.orRefuse("signing up " + person.handle());
        }
        if (!client.signIn(account)) {
            throw new Refusal("The handle " + person.handle() + " of the demo belongs to somebody else here");
        }
        people.put(person.handle(), client);
        if (person.level() > 1) {
            operator.post(
                            "/api/admin/experience",
                            Map.of("handle", person.handle(), "xp", person.experience(), "note", "Demo world"),
                            "demo-experience-" + person.handle())
                    .orRefuse("raising " + person.handle() + " to level " + person.level());
        }
        if (person.twei() > 0) {
            operator.post(
                            "/api/admin/grants",
                            Map.of("handle", person.handle(), "twei", person.twei(), "note", "Demo world"),
                            "demo-grant-" + person.handle())
                    .orRefuse("granting Twei to " + person.handle());
        }
        Map<String, Object> changes = new HashMap<>(Map.of("bio", person.bio()));
        if (person.avatar() != null) {
            changes.put("avatarId", person.avatar());
        }
        client.patch("/api/me", changes).orRefuse("the profile of " + person.handle());
    }

    private String publish(String name) {
        World.Text text = World.text(name);
        EarnestClient author = client(text.author());
        String id = author.post(
                        "/api/articles",
                        Map.of("title", text.title(), "body", text.body(), "tags", text.tags()),
                        "demo-article-" + name)
                .orRefuse("writing " + text.title())
                .path("id")
                .asString("");
        author.post("/api/articles/" + id + "/publication", Map.of()).orRefuse("publishing " + text.title());
        return id;
    }

    private String comment(World.Comment comment) {
        Map<String, Object> body = new HashMap<>(Map.of("body", comment.text().strip()));
        if (comment.parent() != null) {
            body.put("parentId", commentOf(comment.parent()));
        }
        return client(comment.by())
                .post(
                        "/api/articles/" + articleOf(comment.article()) + "/comments",
                        body,
                        "demo-comment-" + comment.key())
                .orRefuse("the comment of " + comment.by())
                .path("id")
                .asString("");
    }

    private void votes(World.Comment comment, @Nullable List<String> voters, String value) {
        for (String voter : voters == null ? List.<String>of() : voters) {
            client(voter)
                    .put("/api/comments/" + commentOf(comment.key()) + "/vote", Map.of("value", value))
                    .orRefuse("the vote of " + voter);
        }
    }

    private EarnestClient client(String handle) {
        return Objects.requireNonNull(people.get(handle), handle);
    }

    private String articleOf(String name) {
        return Objects.requireNonNull(articles.get(name), name);
    }

    private String commentOf(String key) {
        return Objects.requireNonNull(comments.get(key), key);
    }

    private void show(String what, int step, int of) {
        console.live("Making the demo world: " + what + " " + step + " of " + of);
    }
}
