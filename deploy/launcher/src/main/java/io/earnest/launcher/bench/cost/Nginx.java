package io.earnest.launcher.bench.cost;

import io.earnest.launcher.system.ChildProcess;
import io.earnest.launcher.system.Folders;
import io.earnest.launcher.system.Ports;
import io.earnest.launcher.system.RotatingLog;
import io.earnest.launcher.system.SearchPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An nginx on loopback that does nothing but hand requests on to one address: the unit in which requests are counted. */
final class Nginx implements AutoCloseable {
    private static final int MOMENTS = 100;
    private static final int MOMENT_MILLIS = 50;

    private final Path folder;
    private final ChildProcess process;
    private final int port;

    private Nginx(Path folder, ChildProcess process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    /** The program on the PATH, or where Debian has it. */
    static Optional<Path> program(Map<String, String> environment) {
        return SearchPath.find(environment, "nginx")
                .or(() -> Optional.of(Path.of("/usr/sbin/nginx")).filter(Files::isExecutable));
    }

    /** Starts it in front of a server of this machine. */
    static Nginx start(Path program, URI behind) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("earnest-nginx-");
        int port = Ports.unused(1).getFirst();
        Path file = folder.resolve("nginx.conf");
        Files.writeString(file, configuration(folder, port, behind.getHost() + ":" + behind.getPort()));
        RotatingLog log = new RotatingLog(folder.resolve("nginx.log"));
        ChildProcess process = ChildProcess.start(
                List.of(program.toString(), "-p", folder.toString(), "-c", file.toString()), Map.of(), log);
        Nginx nginx = new Nginx(folder, process, port);
        if (!nginx.answers()) {
            String said = String.join(" ", log.tail(3));
            nginx.close();
            throw new IOException("nginx does not start: " + said);
        }
        return nginx;
    }

    /** Two workers, connections kept on both sides, nothing written. */
    static String configuration(Path folder, int port, String behind) {
        String temporary = List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi").stream()
                .map(kind -> "  " + kind + "_temp_path " + folder + "/" + kind + ";\n")
                .reduce("", String::concat);
        return """
            worker_processes 2;
            daemon off;
            pid %1$s/nginx.pid;
            error_log stderr error;
            events { worker_connections 1024; }
            http {
            %2$s  access_log off;
              keepalive_requests 1000000;
              upstream behind { server %4$s; keepalive 64; keepalive_requests 1000000; }
              server {
                listen 127.0.0.1:%3$d;
                location / {
                  proxy_pass http://behind;
                  proxy_http_version 1.1;
                  proxy_set_header Connection "";
                }
              }
            }
            """.formatted(folder, temporary, port, behind);
    }

    private boolean answers() throws InterruptedException {
        for (int i = 0; i < MOMENTS && process.alive(); i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(MOMENT_MILLIS);
            }
        }
        return false;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    ProcessHandle process() {
        return ProcessHandle.of(process.pid()).orElseThrow();
    }

    @Override
    public void close() {
        process.stop(Duration.ofSeconds(5));
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            // A temporary folder: the system clears it away.
            folder.toFile().deleteOnExit();
        }
    }
}
