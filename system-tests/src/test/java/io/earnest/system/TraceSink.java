package io.earnest.system;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/** Stands where a collector of traces would, and keeps the last exports as they came (OTLP, protobuf, zipped). */
final class TraceSink {
    private static final int KEPT = 500;
    private static final String PATH = "/v1/traces";

    private final HttpServer server;
    private final Deque<byte[]> exports = new ArrayDeque<>();

    private TraceSink(HttpServer server) {
        this.server = server;
    }

    static TraceSink start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TraceSink sink = new TraceSink(server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext(PATH, exchange -> {
                byte[] body = exchange.getRequestBody().readAllBytes();
                boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
                sink.keep(zipped ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body);
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return sink;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + PATH;
    }

    private synchronized void keep(byte[] export) {
        exports.addLast(export);
        if (exports.size() > KEPT) {
            exports.removeFirst();
        }
    }

    /** Those of the named services that sent a span of the trace. An export is of one service. */
    synchronized Set<String> servicesIn(String traceId, Set<String> services) {
        String id = new String(HexFormat.of().parseHex(traceId), StandardCharsets.ISO_8859_1);
        Set<String> found = new TreeSet<>();
        for (byte[] export : exports) {
            String bytes = new String(export, StandardCharsets.ISO_8859_1);
            if (bytes.contains(id)) {
                services.stream()
                        .filter(service -> bytes.contains("service.name\u0012" + (char) (service.length() + 2) + "\n"
                                + (char) service.length() + service))
                        .forEach(found::add);
            }
        }
        return found;
    }
}
