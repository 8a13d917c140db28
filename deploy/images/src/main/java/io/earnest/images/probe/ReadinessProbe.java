package io.earnest.images.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The health check of an image, which has neither a shell nor curl: asks the management port on loopback for readiness. The exit
 * code is 0 where it answers 200, else 1. A socket and a line are all that it takes, as a client with more would start more slowly.
 */
public final class ReadinessProbe {
    private static final int TIMEOUT_MILLIS = 3_000;

    private ReadinessProbe() {}

    public static void main(String[] arguments) {
        String port = System.getenv().getOrDefault("MANAGEMENT_PORT", "9080");
        System.exit(ready(Integer.parseInt(port)) ? 0 : 1);
    }

    static boolean ready(int port) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.getOutputStream()
                    .write("GET /actuator/health/readiness HTTP/1.0\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String status = answer.readLine();
            return status != null && status.matches("HTTP/1\\.[01] 200\\b.*");
        } catch (IOException e) {
            return false;
        }
    }
}
