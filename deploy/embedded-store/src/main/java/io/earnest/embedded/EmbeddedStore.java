package io.earnest.embedded;

import de.bwaldvogel.mongo.MongoServer;
import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.h2.mvstore.MVStore;

/**
 * A MongoDB-compatible server on one file, on the loopback interface. It answers a write once the write is synced, and a read
 * once all that the read saw is: nothing that a client was told is lost when the process is killed or the power fails. Indexes
 * live in memory and are built from the documents at the start. One process at a time has the file.
 *
 * <p>For one machine: no replication, no accounts (but on Linux it answers only programs of its own user), no transactions, no change streams, no partial or expiring indexes.
 */
public final class EmbeddedStore implements AutoCloseable {
    /** A connection's thread waits for the sync; as many commands can share one. */
    private static final int THREADS = 64;

    private final MongoServer server;

    private EmbeddedStore(MongoServer server) {
        this.server = server;
    }

    /**
     * Opens the file, or makes it, and listens.
     *
     * @param port 0 for any that is free
     * @param broken is told once when the file can no longer be written; nothing is acknowledged from then on, and the process
     *     should end
     * @throws StoreFileException if the file can't be opened
     */
    public static EmbeddedStore start(Path path, int port, Consumer<Throwable> broken) {
        return start(StoreFile.open(path), port, broken);
    }

    static EmbeddedStore start(MVStore file, int port, Consumer<Throwable> broken) {
        Predicate<Channel> admitted = knowsItsCallers() ? EmbeddedStore::ofThisUser : channel -> true;
        MongoServer server = new MongoServer(new Backend(file, new Commits(file, broken), admitted));
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1, THREADS);
        return new EmbeddedStore(server);
    }

    /** Whether programs of other users of this machine are refused, which only some systems let a server do. */
    public static boolean knowsItsCallers() {
        return LocalCallers.canBeTold();
    }

    private static boolean ofThisUser(Channel channel) {
        return LocalCallers.areOurs(channel.remoteAddress(), channel.localAddress());
    }

    /** What a client connects to. */
    public String uri() {
        return "mongodb://127.0.0.1:" + server.getLocalAddress().getPort() + "/";
    }

    /** Ends the connections and closes the file; what was acknowledged is in it. */
    @Override
    public void close() {
        server.shutdownNow();
    }

    /** A process of its own. Arguments: the file and the port. */
    public static void main(String[] arguments) {
        Path path = Path.of(arguments[0]);
        try {
            EmbeddedStore store = start(path, Integer.parseInt(arguments[1]), e -> {
                say("The store's file " + path + " can't be written (" + StoreFile.firstLine(e)
                        + "): nothing more is acknowledged, and the server ends");
                Runtime.getRuntime().halt(1);
            });
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(store::close));
            say("The embedded store listens at " + store.uri() + ", data in " + path);
        } catch (StoreFileException e) {
            say(String.valueOf(e.getMessage()));
            System.exit(1);
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
