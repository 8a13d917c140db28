package io.earnest.images;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A registry as the OCI distribution specification has it, as far as pushing and pulling go; it checks each digest. */
final class Registry implements AutoCloseable {
    private final HttpsServer server;
    private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
    private final Map<String, byte[]> manifests = new ConcurrentHashMap<>();
    private final Map<String, ByteArrayOutputStream> uploads = new ConcurrentHashMap<>();

    Registry(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned(folder)));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v2/", this::answer);
        server.start();
    }

    private static SSLContext selfSigned(Path folder)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path file = folder.resolve("registry.p12");
        String password = "only in a test";
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Commands.require(
                List.of(
                        keytool.toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        password),
                "keytool");
        KeyStore store = KeyStore.getInstance(file.toFile(), password.toCharArray());
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    byte[] manifest(String reference) {
        return manifests.getOrDefault(reference, new byte[0]);
    }

    boolean hasBlob(String digest) {
        return blobs.containsKey(digest);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            String last = path.substring(path.lastIndexOf('/') + 1);
            if (path.equals("/v2/")) {
                exchange.sendResponseHeaders(200, -1);
            } else if (path.contains("/blobs/uploads/")) {
                upload(exchange, path, last, body);
            } else if (path.contains("/manifests/")
                    && exchange.getRequestMethod().equals("PUT")) {
                manifests.put(last, body);
                manifests.put(digest(body), body);
                exchange.getResponseHeaders().add("Docker-Content-Digest", digest(body));
                exchange.sendResponseHeaders(201, -1);
            } else {
                byte[] found = (path.contains("/manifests/") ? manifests : blobs).get(last);
                send(exchange, path, found);
            }
        }
    }

    private void upload(HttpExchange exchange, String path, String last, byte[] body) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "POST" -> {
                String id = String.valueOf(uploads.size());
                uploads.put(id, new ByteArrayOutputStream());
                exchange.getResponseHeaders().add("Location", "https://" + host() + path + id);
                exchange.sendResponseHeaders(202, -1);
            }
            case "PATCH" -> {
                uploads.get(last).writeBytes(body);
                exchange.getResponseHeaders().add("Location", "https://" + host() + path);
                exchange.sendResponseHeaders(202, -1);
            }
            default -> {
                byte[] blob = uploads.get(last).toByteArray();
                boolean as = exchange.getRequestURI().getQuery().equals("digest=" + digest(blob));
                if (as) {
                    blobs.put(digest(blob), blob);
                }
                exchange.sendResponseHeaders(as ? 201 : 400, -1);
            }
        }
    }

    private static void send(HttpExchange exchange, String path, byte[] found) throws IOException {
        if (found == null) {
            exchange.sendResponseHeaders(404, -1);
        } else if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().add("Content-Length", String.valueOf(found.length));
            exchange.sendResponseHeaders(200, -1);
        } else {
            String type = path.contains("/manifests/")
                    ? "application/vnd.oci.image.manifest.v1+json"
                    : "application/octet-stream";
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.getResponseHeaders().add("Docker-Content-Digest", digest(found));
            exchange.sendResponseHeaders(200, found.length);
            exchange.getResponseBody().write(found);
        }
    }

    static String digest(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
