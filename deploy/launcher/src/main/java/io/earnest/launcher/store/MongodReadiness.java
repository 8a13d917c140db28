package io.earnest.launcher.store;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Takes a mongod that was started to where services can enter: a replica set of one, with their accounts. */
final class MongodReadiness {
    private final int port;
    private final MongodAccounts accounts;
    private volatile boolean established;

    MongodReadiness(int port, MongodAccounts accounts) {
        this.port = port;
        this.accounts = accounts;
    }

    /** Where a mongod on a port is, and as what a replica set of one knows itself. */
    static String host(int port) {
        return "127.0.0.1:" + port;
    }

    /** Takes the next steps; tells whether there is none left. Accounts are made once: only a start needs them. */
    boolean ready() {
        if (!listening()) {
            return false;
        }
        String host = host(port);
        try (MongoClient member = MongoAdmin.direct(host, accounts.member())) {
            if (!MongoAdmin.becomesPrimary(member, host)) {
                return false;
            }
            if (!established) {
                accounts.establish(member);
                established = true;
            }
            return true;
        } catch (MongoException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The driver would wait half a second before it tried again. */
    private boolean listening() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
