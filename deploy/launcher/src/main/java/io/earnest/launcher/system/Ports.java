package io.earnest.launcher.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Ports on the loopback interface. */
public final class Ports {
    // Below the range that Linux hands to outgoing connections, so that none of these is taken before it is used.
    private static final int FIRST = 20_000;
    private static final int LAST = 32_000;

    private Ports() {}

    /** Whether a server could listen there now. */
    public static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ports that nobody listens on, all different. */
    public static List<Integer> unused(int count) {
        SecureRandom random = new SecureRandom();
        Set<Integer> ports = new LinkedHashSet<>();
        while (ports.size() < count) {
            int port = random.nextInt(FIRST, LAST);
            if (free(port)) {
                ports.add(port);
            }
        }
        return List.copyOf(ports);
    }
}
