package io.earnest.system.proxy;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;

/**
 * Carries TCP connections on loopback to a port, as they are, slowly, or not at all. A connection takes two virtual
 * threads and at most one frame in each direction; there are never more than {@link #MOST_CONNECTIONS} of them.
 */
public final class TcpProxy implements Closeable {
    private static final int MOST_CONNECTIONS = 1_024;
    private static final int CONNECT_MILLIS = 1_000;

    /** How the way is at the moment. */
    public sealed interface Way {
        /** As if there were no proxy. */
        record Open() implements Way {}

        /** Each answer arrives later by this much. */
        record Slow(Duration delay) implements Way {}

        /** Connections break, and new ones break at once. */
        record Cut() implements Way {}
    }

    private final IntSupplier targetPort;
    private final Frames frames;
    private final Gate gate;
    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(MOST_CONNECTIONS);
    private volatile Way way = new Way.Open();

    /** A way to a port that lets everything pass. */
    public static TcpProxy to(int targetPort) {
        return to(targetPort, Frames.CHUNKS, Gate.OPEN);
    }

    /** A way to a port on which the gate sees each frame and may hold it. */
    public static TcpProxy to(int targetPort, Frames frames, Gate gate) {
        return to(() -> targetPort, frames, gate);
    }

    /** A way that each new connection is told the port of. */
    public static TcpProxy to(IntSupplier targetPort) {
        return to(targetPort, Frames.CHUNKS, Gate.OPEN);
    }

    private static TcpProxy to(IntSupplier targetPort, Frames frames, Gate gate) {
        try {
            ServerSocket server = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
            TcpProxy proxy = new TcpProxy(targetPort, frames, gate, server);
            Thread.ofVirtual().name("proxy-" + server.getLocalPort()).start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TcpProxy(IntSupplier targetPort, Frames frames, Gate gate, ServerSocket server) {
        this.targetPort = targetPort;
        this.frames = frames;
        this.gate = gate;
        this.server = server;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Changes the way for all connections, those that are open among them. */
    public void become(Way next) {
        way = next;
        if (next instanceof Way.Cut) {
            sockets.forEach(TcpProxy::quietly);
        }
    }

    @Override
    public void close() {
        become(new Way.Cut());
        quietly(server);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                if (way instanceof Way.Cut || !places.tryAcquire()) {
                    quietly(client);
                } else {
                    Thread.ofVirtual().start(() -> connect(client));
                }
            } catch (IOException e) {
                // Closed: the loop ends.
            }
        }
    }

    private void connect(Socket client) {
        Socket target = new Socket();
        sockets.add(client);
        sockets.add(target);
        try (client;
                target) {
            target.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort.getAsInt()), CONNECT_MILLIS);
            client.setTcpNoDelay(true);
            target.setTcpNoDelay(true);
            AtomicBoolean asked = new AtomicBoolean();
            Thread there = Thread.ofVirtual().start(() -> carry(client, target, true, asked));
            carry(target, client, false, asked);
            there.join();
        } catch (IOException e) {
            // The target is down: the client sees its connection break, as it would without a proxy.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(client);
            sockets.remove(target);
            places.release();
        }
    }

    /** Carries frames until an end comes; then both sides are closed, for HTTP and MongoDB leave nothing half open. */
    private void carry(Socket from, Socket to, boolean fromClient, AtomicBoolean asked) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (byte[] frame = frames.next(in); frame.length > 0; frame = frames.next(in)) {
                if (fromClient) {
                    asked.set(true);
                } else if (asked.getAndSet(false) && way instanceof Way.Slow(Duration delay)) {
                    Thread.sleep(delay);
                }
                if (!gate.passes(frame, fromClient)) {
                    return;
                }
                out.write(frame);
                out.flush();
            }
        } catch (IOException e) {
            // One side is gone; the other learns it by the closing.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void quietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone already.
        }
    }
}
