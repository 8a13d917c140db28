package io.earnest.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** API7: an address in a body, a query or a header is never asked for anything. */
final class FetchCheck implements ApiCheck {
    /** Whoever fetches later, from a queue, would do so by then. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ApiCast cast = ApiCast.shared();

    @Override
    public Stream<String> violations(String url) {
        AtomicInteger visits = new AtomicInteger();
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> count(listener, visits));
            String address = "http://127.0.0.1:" + listener.getLocalPort() + "/x.png";
            for (Operation operation : Operation.published()) {
                offer(url, operation, address);
                if (visits.get() > 0) {
                    return Stream.of("fetched after " + operation);
                }
            }
            TimeUnit.MILLISECONDS.sleep(PATIENCE.toMillis());
            return visits.get() == 0 ? Stream.empty() : Stream.of("fetched later");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void count(ServerSocket listener, AtomicInteger visits) {
        while (!listener.isClosed()) {
            try {
                listener.accept().close();
                visits.incrementAndGet();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void offer(String url, Operation operation, String address) {
        Person person = ApiCast.at(url, cast.entitled(operation));
        String[] headers = {
            "Referer",
            address,
            "X-Forwarded-Host",
            address.substring(7),
            "Forwarded",
            "host=" + address,
            "If-Match",
            "*"
        };
        if (operation.reads()) {
            for (String query : new String[] {"q", "cursor", "url", "author", "tag"}) {
                person.send("GET", cast.path(operation) + "?" + query + "=" + address, null, headers);
            }
            return;
        }
        if (operation.requestSchema().isEmpty()) {
            return;
        }
        for (String field : Operation.fields(operation.requestSchema().get())) {
            Map<String, Object> body = cast.body(operation);
            if (body.get(field) instanceof String || !body.containsKey(field)) {
                body.put(field, "![a](" + address + ") <img src=\"" + address + "\"> " + address);
                person.send(operation.method(), cast.path(operation), Json.MAPPER.writeValueAsString(body), headers);
                body.put(field, address);
                person.send(operation.method(), cast.path(operation), Json.MAPPER.writeValueAsString(body), headers);
            }
        }
    }
}
