package io.earnest.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.earnest.launcher.client.EarnestClient;
import io.earnest.launcher.system.Account;
import io.earnest.launcher.system.DataDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorLineTest {
    private static final String RIGHT = "the one from before";

    @TempDir
    Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private DataDirectory data;

    /** A system whose store holds an operator. */
    @BeforeEach
    void start() throws IOException {
        data = new DataDirectory(folder);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/sessions", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        boolean deletes = exchange.getRequestMethod().equals("DELETE");
        byte[] session = "{\"accessToken\": \"token\"}".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(deletes ? 204 : body.contains(RIGHT) ? 200 : 401, deletes ? -1 : session.length);
        if (!deletes) {
            exchange.getResponseBody().write(session);
        }
        exchange.close();
    }

    @Test
    void a_password_that_signs_in_is_shown_and_its_session_ended() {
        Account operator = new Account("ana", RIGHT);

        assertThat(line(operator, true)).isEqualTo("  operator: ana  password: " + RIGHT);
        assertThat(asked).containsExactly("POST /api/sessions", "DELETE /api/sessions/current");
    }

    @Test
    void a_password_that_was_made_up_beside_a_restored_store_is_not_shown_and_not_kept() {
        Account operator = Account.operator(data, Map.of());

        assertThat(line(operator, true))
                .startsWith("  operator: operator  password: that of before")
                .doesNotContain(operator.password());
        assertThat(Account.knownOperator(data, Map.of())).isEmpty();
    }

    @Test
    void a_password_that_was_changed_since_is_not_shown_and_stays_where_it_is() {
        Account operator = Account.operator(data, Map.of());

        assertThat(line(operator, false))
                .startsWith("  operator: operator  password: another than")
                .doesNotContain(operator.password());
        assertThat(Account.knownOperator(data, Map.of())).contains(operator);
    }

    @Test
    void without_an_answer_it_is_shown_as_it_is() {
        server.stop(0);
        Account operator = new Account("ana", "some password");

        assertThat(line(operator, false)).endsWith("some password");
    }

    private String line(Account operator, boolean madeUp) {
        String url = "http://localhost:" + server.getAddress().getPort();
        return new OperatorLine(data, madeUp).of(operator, new EarnestClient(url));
    }
}
