package io.earnest.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/** Requests whose bodies come a byte a second, until they are answered. */
final class SlowBodies implements AutoCloseable {
    private static final int BYTE_EVERY_MILLIS = 1_000;

    private final List<Integer> answers = new CopyOnWriteArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<Thread> senders;

    private SlowBodies(String url, int many, String address, String token) {
        int port = URI.create(url).getPort();
        String head = "POST /api/previews HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "X-Forwarded-For: " + address + "\r\nAuthorization: Bearer " + token
                + "\r\nContent-Length: 9000\r\n\r\n{\"body\": \"";
        senders = IntStream.range(0, many)
                .mapToObj(i -> Thread.ofVirtual().start(() -> send(port, head)))
                .toList();
    }

    /** Begins so many at once, which a proxy says to come from there. */
    static SlowBodies begin(String url, int many, String address, String token) {
        return new SlowBodies(url, many, address, token);
    }

    private void send(int port, String head) {
        int status = 0;
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(BYTE_EVERY_MILLIS);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            while (!over.get() && status == 0) {
                try {
                    String line = in.readLine();
                    status = line == null ? -1 : Integer.parseInt(line.split(" ")[1]);
                } catch (SocketTimeoutException e) {
                    socket.getOutputStream().write('x');
                }
            }
        } catch (IOException e) {
            status = -1;
        }
        answers.add(status);
    }

    /** Whether each was answered, or its connection ended. */
    boolean allEnded() {
        return answers.size() == senders.size();
    }

    /** The statuses so far; -1 of a connection that ended without an answer. */
    List<Integer> answers() {
        return List.copyOf(answers);
    }

    @Override
    public void close() {
        over.set(true);
        for (Thread sender : senders) {
            try {
                sender.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
