package io.earnest.rewards.log;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.earnest.chassis.token.Ed25519;
import io.earnest.rewards.log.note.Note;
import io.earnest.rewards.log.note.NoteKey;
import io.earnest.rewards.log.note.TreeHead;
import io.earnest.rewards.log.tree.ProofCheck;
import io.earnest.rewards.log.tree.TreeHashes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A witness over HTTP that keeps to the protocol, until it is told to behave otherwise. */
final class FakeWitness implements AutoCloseable {
    private final String name;
    private final HttpServer server;
    private final KeyPair pair;
    private volatile Manner manner = Manner.HONEST;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile long claimed;
    private long size;
    private byte[] root = TreeHashes.empty();
    private final List<Long> cosigned = new ArrayList<>();

    enum Manner {
        HONEST,
        /** Breaks the connection off. */
        AWAY,
        /** Answers, after longer than anybody waits. */
        SLOW,
        /** Signs with another key. */
        FORGING,
        /** Answers without an end in sight. */
        ENDLESS,
        /** Says that it has a checkpoint of the claimed size. */
        CLAIMING
    }

    FakeWitness(String name) {
        this.name = name;
        try {
            this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/add-checkpoint", this::answer);
        server.start();
    }

    void behave(Manner as) {
        manner = as;
    }

    void claim(long having) {
        claimed = having;
        manner = Manner.CLAIMING;
    }

    /** The policy's line for it. */
    String line() {
        return "witness " + name + ' ' + key().vkey() + " http://127.0.0.1:"
                + server.getAddress().getPort() + "/\n";
    }

    NoteKey key() {
        return vkey(name, pair.getPublic());
    }

    synchronized List<Long> cosigned() {
        return List.copyOf(cosigned);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try (exchange) {
            switch (manner) {
                case AWAY -> {
                    // Closed without an answer.
                }
                case SLOW -> {
                    // Nobody waits for so long.
                    boolean unused = ended.await(3, TimeUnit.SECONDS);
                    honest(exchange, body);
                }
                case CLAIMING -> send(exchange, 409, claimed + "\n");
                case ENDLESS -> {
                    exchange.sendResponseHeaders(200, 0);
                    byte[] line = "— nobody AAAAAAAAAAAAAAAA\n".getBytes(StandardCharsets.UTF_8);
                    for (int i = 0; i < 10_000; i++) {
                        exchange.getResponseBody().write(line);
                    }
                }
                case FORGING -> send(exchange, 200, cosignature(note(body).text(), newPair()));
                case HONEST -> honest(exchange, body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void honest(HttpExchange exchange, String body) throws IOException {
        List<String> lines = body.substring(0, body.indexOf("\n\n")).lines().toList();
        long old = Long.parseLong(lines.getFirst().substring("old ".length()));
        List<byte[]> proof = lines.subList(1, lines.size()).stream()
                .map(Base64.getDecoder()::decode)
                .toList();
        Note note = note(body);
        TreeHead head = TreeHead.parse(note.text());
        byte[] next = Base64.getDecoder().decode(head.root());
        if (old != size) {
            send(exchange, 409, size + "\n");
            return;
        }
        if (old > head.size()) {
            send(exchange, 400, "old");
            return;
        }
        if (!ProofCheck.consistent(old, head.size(), root, next, proof)) {
            send(exchange, 422, "proof");
            return;
        }
        size = head.size();
        root = next;
        cosigned.add(size);
        send(exchange, 200, cosignature(note.text(), pair));
    }

    private static Note note(String body) {
        return Note.parse(body.substring(body.indexOf("\n\n") + 2));
    }

    private static KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Under this witness' name and key id, whoever signs. */
    private String cosignature(String text, KeyPair by) {
        long now = 1_700_000_000L;
        byte[] signature = Ed25519.sign(
                by.getPrivate(), ("cosignature/v1\ntime " + now + "\n" + text).getBytes(StandardCharsets.UTF_8));
        byte[] id = java.util.HexFormat.of().parseHex(key().id());
        byte[] all = ByteBuffer.allocate(4 + 8 + 64)
                .put(id)
                .putLong(now)
                .put(signature)
                .array();
        return "— another.example AAAAAAAAAAAAAAAA\n— " + name + ' '
                + Base64.getEncoder().encodeToString(all) + '\n';
    }

    private static NoteKey vkey(String name, PublicKey key) {
        try {
            byte[] spki = key.getEncoded();
            byte[] material = new byte[33];
            material[0] = 4;
            System.arraycopy(spki, spki.length - 32, material, 1, 32);
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            String id = java.util.HexFormat.of().formatHex(Arrays.copyOf(digest.digest(material), 4));
            return NoteKey.parse(name + '+' + id + '+' + Base64.getEncoder().encodeToString(material));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        ended.countDown();
        server.stop(0);
    }
}
