package io.earnest.launcher.bench.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NginxTest {
    @Test
    void itListensOnLoopbackAloneAndWritesNowhereElse() {
        String configuration = Nginx.configuration(Path.of("/tmp/folder"), 25_001, "127.0.0.1:25002");
        assertThat(configuration)
                .contains("worker_processes 2;", "daemon off;", "listen 127.0.0.1:25001;", "server 127.0.0.1:25002;")
                .contains("proxy_http_version 1.1;", "keepalive 64;");
        assertThat(configuration.lines().filter(line -> line.contains("_path ") || line.contains("pid ")))
                .hasSize(6)
                .allMatch(line -> line.contains(" /tmp/folder/"));
    }

    @Test
    void aProcessIsCountedFromItsOwnLastTime() {
        ProcessorTime before = new ProcessorTime(Map.of("gateway", Duration.ofMillis(100)));
        ProcessorTime after =
                new ProcessorTime(Map.of("gateway", Duration.ofMillis(300), "mongod", Duration.ofMillis(40)));
        assertThat(after.since(before, 100)).containsEntry("gateway", 2.0).containsEntry("mongod", 0.4);
    }

    @Test
    void aProcessThatWorksIsSeenToWork() {
        Map<String, ProcessHandle> me = Map.of("me", ProcessHandle.current());
        ProcessorTime before = ProcessorTime.of(me);
        long end = System.nanoTime() + Duration.ofMillis(100).toNanos();
        long spun = 0;
        while (System.nanoTime() < end) {
            spun++;
        }
        assertThat(spun).isPositive();
        assertThat(ProcessorTime.of(me).since(before, 1).get("me")).isGreaterThan(10);
    }
}
