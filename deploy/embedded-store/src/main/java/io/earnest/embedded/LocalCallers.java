package io.earnest.embedded;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells whether it is a program of this server's own user that calls over loopback. The protocol's sign-in is not there to be
 * had, but Linux says of every connection on this machine whose it is ({@code proc_net_tcp(5)}). Elsewhere nothing can be told.
 */
final class LocalCallers {
    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    /** A table is read while others change it, and a row may be missed. */
    private static final int READINGS = 3;

    private static final String ESTABLISHED = "01";
    private static final String LOOPBACK = "0100007F";
    /** The same as an IPv6 socket sees it, which most of Java's are. */
    private static final String MAPPED_LOOPBACK = "0000000000000000FFFF0000" + LOOPBACK;

    private LocalCallers() {}

    /** Whether it can be told here: asked of a connection to itself, as a kernel may hide the tables or leave out owners. */
    static boolean canBeTold() {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket caller = new Socket(server.getInetAddress(), server.getLocalPort())) {
            return areOurs(caller.getLocalSocketAddress(), caller.getRemoteSocketAddress());
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Whether a connection's other end is held open by a program of this process's user.
     *
     * @param caller the other end
     * @param server this end
     */
    static boolean areOurs(SocketAddress caller, SocketAddress server) {
        if (!(caller instanceof InetSocketAddress from && server instanceof InetSocketAddress to)
                || !(from.getAddress() instanceof Inet4Address)) {
            return false;
        }
        try {
            String us = String.valueOf(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
            for (int i = 0; i < READINGS; i++) {
                for (Path table : TABLES) {
                    if (holds(table, from.getPort(), to.getPort(), us)) {
                        return true;
                    }
                }
            }
            return false;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static boolean holds(Path table, int from, int to, String user) throws IOException {
        if (!Files.isReadable(table)) {
            return false;
        }
        try (Stream<String> rows = Files.lines(table)) {
            return rows.skip(1)
                    .map(String::strip)
                    .map(row -> row.split("\\s+", -1))
                    .anyMatch(row -> row.length > 9
                            && isLoopback(row[1], from)
                            && isLoopback(row[2], to)
                            && row[3].equals(ESTABLISHED)
                            && row[7].equals(user)
                            // One that no program holds any more seems to be root's.
                            && !row[9].equals("0"));
        }
    }

    private static boolean isLoopback(String address, int port) {
        String suffix = ":%04X".formatted(port);
        return address.equals(LOOPBACK + suffix) || address.equals(MAPPED_LOOPBACK + suffix);
    }
}
