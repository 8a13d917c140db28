package io.earnest.launcher.imports;

import io.earnest.launcher.Console;
import io.earnest.launcher.Refusal;
import io.earnest.launcher.client.Answer;
import io.earnest.launcher.client.EarnestClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Publishes a folder of Markdown files as an operator, several at a time; what is there already stays as it is. */
public final class Importer {
    private static final int IN_FLIGHT = 8;

    private final EarnestClient operator;
    private final Console console;
    private final Optional<String> site;
    private final Map<String, String> slugs = new ConcurrentHashMap<>();
    private final Semaphore flights = new Semaphore(IN_FLIGHT);

    /**
     * @param operator signed in
     * @param site where relative links of the texts led to
     */
    public Importer(EarnestClient operator, Console console, Optional<String> site) {
        this.operator = operator;
        this.console = console;
        this.site = site;
    }

    /** Imports all that can be, names what can't, and tells whether every file with a front matter went in. */
    public boolean run(Path root) throws InterruptedException {
        Folder folder = Folder.read(root);
        folder.unreadable().forEach((source, reason) -> console.say("Not imported: " + source + ": " + reason));
        Map<String, Post> posts = new HashMap<>();
        folder.posts().forEach(post -> posts.put(post.source(), post));
        PostAddresses addresses = new PostAddresses(folder.posts());
        Map<String, Set<String>> order =
                ImportOrder.of(folder.posts().stream().map(Post::source).toList(), links(folder.posts(), addresses));
        Progress progress = new Progress(console, posts.size());
        Instant since = Instant.now();
        Map<String, CompletableFuture<Void>> done = new LinkedHashMap<>();
        order.keySet().forEach(source -> done.put(source, new CompletableFuture<>()));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            order.forEach((source, before) -> threads.execute(() -> {
                try {
                    before.forEach(earlier -> done.getOrDefault(earlier, CompletableFuture.completedFuture(null))
                            .join());
                    progress.add(importOne(postOf(posts, source), addresses), source);
                } finally {
                    done.getOrDefault(source, new CompletableFuture<>()).complete(null);
                }
            }));
        }
        progress.close(
                Duration.between(since, Instant.now()), folder.unreadable().size());
        return progress.failed() == 0;
    }

    private static Post postOf(Map<String, Post> posts, String source) {
        return Objects.requireNonNull(posts.get(source));
    }

    /** Which texts each text links to. */
    private Map<String, Set<String>> links(List<Post> posts, PostAddresses addresses) {
        Map<String, Set<String>> links = new HashMap<>();
        for (Post post : posts) {
            Set<String> targets = new HashSet<>();
            new Cleaning(
                            address -> {
                                addresses.source(address).ifPresent(targets::add);
                                return Optional.empty();
                            },
                            site)
                    .clean(post.frontMatter());
            targets.remove(post.source());
            links.put(post.source(), targets);
        }
        return links;
    }

    private Outcome importOne(Post post, PostAddresses addresses) {
        try {
            String body = new Cleaning(
                            address -> addresses.source(address).map(slugs::get).map(slug -> "/articles/" + slug), site)
                    .clean(post.frontMatter());
            Map<String, Object> article = new LinkedHashMap<>();
            article.put("title", post.title());
            article.put("body", body);
            article.put("tags", post.tags());
            article.put("byline", post.byline());
            article.put("publishedAt", post.publishedAt().toString());
            article.put("source", post.source());
            flights.acquire();
            Answer answer;
            try {
                answer = operator.post("/api/admin/articles", article);
            } finally {
                flights.release();
            }
            if (!answer.ok()) {
                return new Outcome.Failed(answer.complaint());
            }
            slugs.put(post.source(), answer.body().path("slug").asString(""));
            return answer.status() == 201 ? new Outcome.Imported() : new Outcome.There();
        } catch (Refusal e) {
            return new Outcome.Failed(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed("interrupted");
        }
    }
}
