package io.earnest.launcher.imports;

import io.earnest.launcher.Console;
import io.earnest.launcher.Refusal;
import io.earnest.launcher.client.Answer;
import io.earnest.launcher.client.EarnestClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
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

/** Publishes the texts of a folder or an export as an operator, several at a time; what is there already stays as it is. */
public final class Importer {
    private static final int IN_FLIGHT = 8;

    private final EarnestClient operator;
    private final Console console;
    private final Optional<String> site;
    private final ZoneId zone;
    private final Map<String, String> slugs = new ConcurrentHashMap<>();
    private final Map<String, Integer> pictures = new ConcurrentHashMap<>();
    private final Semaphore flights = new Semaphore(IN_FLIGHT);

    /**
     * @param operator signed in
     * @param site where relative links of the texts led to
     * @param zone of dates that name none
     */
    public Importer(EarnestClient operator, Console console, Optional<String> site, ZoneId zone) {
        this.operator = operator;
        this.console = console;
        this.site = site;
        this.zone = zone;
    }

    /** Imports all that can be, names what can't or should not, and tells whether every post went in. */
    public boolean run(Path root) throws InterruptedException {
        Instant since = Instant.now();
        Findings findings = Folder.read(root, new Reading(since, zone));
        findings.leftOut().forEach((name, why) -> console.say("Left out: " + name + ": " + why));
        findings.unreadable().forEach((name, reason) -> console.say("Not imported: " + name + ": " + reason));
        Progress progress = new Progress(console, findings.posts().size());
        publish(findings.posts(), progress);
        console.quiet();
        new Closing(console).say(findings, pictures);
        progress.close(Duration.between(since, Instant.now()), findings);
        return progress.failed() == 0 && findings.unreadable().isEmpty();
    }

    private void publish(List<Post> all, Progress progress) {
        Map<String, Post> posts = new HashMap<>();
        all.forEach(post -> posts.put(post.source(), post));
        PostAddresses addresses = new PostAddresses(all);
        Map<String, Set<String>> order =
                ImportOrder.of(all.stream().map(Post::source).toList(), links(all, addresses));
        Map<String, CompletableFuture<Void>> done = new LinkedHashMap<>();
        order.keySet().forEach(source -> done.put(source, new CompletableFuture<>()));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            order.forEach((source, before) -> threads.execute(() -> {
                try {
                    before.forEach(earlier -> done.getOrDefault(earlier, CompletableFuture.completedFuture(null))
                            .join());
                    Post post = Objects.requireNonNull(posts.get(source));
                    progress.add(importOne(post, addresses), post.name());
                } finally {
                    done.getOrDefault(source, new CompletableFuture<>()).complete(null);
                }
            }));
        }
    }

    /** Which texts each text links to. */
    private Map<String, Set<String>> links(List<Post> posts, PostAddresses addresses) {
        Map<String, Set<String>> links = new HashMap<>();
        for (Post post : posts) {
            Set<String> targets = new HashSet<>();
            post.body()
                    .cleaned(new Targets(
                            address -> {
                                addresses.source(address).ifPresent(targets::add);
                                return Optional.empty();
                            },
                            site));
            targets.remove(post.source());
            links.put(post.source(), targets);
        }
        return links;
    }

    private Outcome importOne(Post post, PostAddresses addresses) {
        try {
            Body.Cleaned body = post.body()
                    .cleaned(new Targets(
                            address -> addresses.source(address).map(slugs::get).map(slug -> "/articles/" + slug),
                            site));
            Map<String, Object> article = request(post, body.markdown());
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
            if (body.pictures() > 0) {
                pictures.put(post.name(), body.pictures());
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

    private static Map<String, Object> request(Post post, String body) {
        Map<String, Object> article = new LinkedHashMap<>();
        article.put("title", post.title());
        article.put("body", body);
        article.put("tags", post.tags().stream().limit(Post.MOST_TAGS).toList());
        article.put("byline", post.byline());
        article.put("publishedAt", post.publishedAt().toString());
        article.put("aliases", post.aliases().stream().limit(Post.MOST_ALIASES).toList());
        article.put("source", post.source());
        return article;
    }
}
