package io.earnest.launcher.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server = start();

    private HttpServer start() {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            made.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            made.createContext("/", exchange -> {
                int number = asked.incrementAndGet();
                int status = number % 4 == 0 ? 503 : number % 4 == 1 ? 404 : 200;
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
            made.start();
            return made;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anOpenLoadOffersAllThatIsDueAndSortsTheAnswers() throws InterruptedException {
        try (Load load = load()) {
            Tally tally = load.open(400, Duration.ofMillis(500));
            assertThat(asked.get()).isEqualTo(200);
            assertThat(tally.offered()).isEqualTo(400);
            assertThat(tally.count(Hit.Kind.REFUSED)).isEqualTo(50);
            assertThat(tally.count(Hit.Kind.ERROR)).isEqualTo(50);
            assertThat(tally.count(Hit.Kind.GOOD) + tally.count(Hit.Kind.LATE)).isEqualTo(100);
        }
    }

    @Test
    void aClosedLoadSendsOnlyWhenItHasItsAnswer() throws InterruptedException {
        try (Load load = load()) {
            Tally tally = load.closed(2, Duration.ofMillis(300));
            assertThat(tally.hits()).hasSize(asked.get()).isNotEmpty();
        }
    }

    @Test
    void aSuccessThatComesTooLateIsNoGoodput() {
        assertThat(Hit.of("page", 200, Hit.USEFUL.toNanos()).outcome()).isEqualTo(Hit.Kind.GOOD);
        assertThat(Hit.of("page", 200, Hit.USEFUL.toNanos() + 1).outcome()).isEqualTo(Hit.Kind.LATE);
        assertThat(Hit.of("page", 429, 1).outcome()).isEqualTo(Hit.Kind.REFUSED);
        assertThat(Hit.of("page", 0, 1).outcome()).isEqualTo(Hit.Kind.ERROR);
    }

    private Load load() {
        return new Load(
                "http://localhost:" + server.getAddress().getPort(), () -> new Shot("page", "GET", "/", null, null));
    }
}
