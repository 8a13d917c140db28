package io.earnest.launcher.store;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The process of the embedded store: the pure-Java MongoDB server on an H2 file, on the loopback interface. */
public final class EmbeddedServer {
    private EmbeddedServer() {}

    /** Arguments: the file and the port. */
    public static void main(String[] arguments) {
        H2Backend backend = new H2Backend(arguments[0]);
        MongoServer server = new MongoServer(backend);
        // Ends with the connections closed and the file written out.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::shutdownNow));
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1])));
    }
}
