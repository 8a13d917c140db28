package io.earnest.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.article.testing.Http;
import io.earnest.article.testing.RunningService;
import io.earnest.chassis.testing.Hostile;
import io.github.resilience4j.bulkhead.ThreadPoolBulkhead;
import io.github.resilience4j.bulkhead.ThreadPoolBulkheadRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever is expensive starves only itself. */
@Hostile
class BulkheadWebTest extends RunningService {
    /** 190 kB that cost more than half a second each, of which one account could send hundreds a minute. */
    private static final String HEADINGS = "# a\n".repeat(47_500);

    @Autowired
    private ThreadPoolBulkheadRegistry bulkheads;

    @Autowired
    private MeterRegistry meters;

    @Test
    void previewsOfHeadingsAloneAreRefused() {
        Http.Answer answer = person(1).http().post("/api/previews", Map.of("body", HEADINGS));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("detail")).contains("at most 1,000 headings");
        assertThat(person(1, "operator")
                        .http()
                        .post(
                                "/api/admin/articles",
                                Map.of("title", "Headings", "body", HEADINGS, "source", "headings.md"))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"previews", "writes", "imports", "readers", "search", "changes"})
    void eachBulkheadIsMeasured(String name) {
        for (String gauge : List.of("active.thread.count", "thread.pool.size", "queue.depth", "queue.capacity")) {
            assertThat(meters.find("resilience4j.bulkhead." + gauge)
                            .tag("name", name)
                            .gauge())
                    .as(gauge)
                    .isNotNull();
        }
        assertThat(meters.find("earnest.requests.refused")
                        .tag("reason", "bulkhead-" + name)
                        .counter())
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"previews", "writes", "imports", "search", "changes"})
    void whileOneBulkheadIsFullAllElseIsServed(String full) {
        Person author = person(1, "author");
        Person operator = person(1, "operator");
        String article = published(author);
        await("a search", () -> anonymous().get("/api/articles?q=words").status() == 200);
        Map<String, Supplier<Http.Answer>> calls = new LinkedHashMap<>();
        calls.put("previews", () -> author.http().post("/api/previews", Map.of("body", "A *text*.")));
        calls.put("writes", () -> author.http().post("/api/articles", Map.of("title", "A title", "body", "A body")));
        calls.put(
                "imports",
                () -> operator.http()
                        .post(
                                "/api/admin/articles",
                                Map.of("title", "From elsewhere", "body", "Words.", "source", full + ".md")));
        calls.put("search", () -> anonymous().get("/api/articles?q=words"));
        calls.put("changes", () -> author.http().get("/api/articles/" + article + "/revisions/1/changes"));
        calls.put("reading", () -> anonymous().get("/api/articles/" + article));
        calls.put("lists", () -> anonymous().get("/api/articles"));

        CountDownLatch held = fill(bulkheads.bulkhead(full));
        try {
            calls.forEach((name, call) -> {
                Http.Answer answer = call.get();
                if (name.equals(full)) {
                    assertThat(answer.status()).as(name).isEqualTo(503);
                    assertThat(answer.type()).isEqualTo("unavailable");
                    assertThat(answer.text("detail")).contains("Too much of this");
                    assertThat(answer.header("Retry-After")).isEqualTo("2");
                } else {
                    assertThat(answer.status()).as(name + " beside " + full).isBetween(200, 201);
                }
            });
        } finally {
            held.countDown();
        }
        await("room again", () -> calls.get(full).get().status() < 300);
    }

    /** Takes all threads and all places to wait. */
    private static CountDownLatch fill(ThreadPoolBulkhead bulkhead) {
        CountDownLatch held = new CountDownLatch(1);
        int threads = bulkhead.getBulkheadConfig().getMaxThreadPoolSize();
        for (int i = 0; i < threads; i++) {
            CountDownLatch begun = new CountDownLatch(1);
            bulkhead.submit(() -> hold(begun, held));
            await("a thread is held", () -> begun.getCount() == 0);
        }
        for (int i = 0; i < bulkhead.getBulkheadConfig().getQueueCapacity(); i++) {
            bulkhead.submit(() -> hold(new CountDownLatch(1), held));
        }
        return held;
    }

    private static void hold(CountDownLatch begun, CountDownLatch held) {
        begun.countDown();
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
