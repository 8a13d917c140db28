package io.earnest.launcher.system;

import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code services.json} in the data directory: where each process of the running system listens, its number and its log.
 * For operators, the bench and the system's tests; nothing else reads it.
 */
public final class Addresses {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String FILE = "services.json";

    private Addresses() {}

    /** Where the processes of the system that runs on the data directory listen, by their names; none where none has run. */
    public static Map<String, URI> read(DataDirectory data) {
        Map<String, URI> addresses = new LinkedHashMap<>();
        String content = data.read(FILE);
        if (content != null) {
            for (JsonNode row : JSON.readTree(content).path("services")) {
                addresses.put(
                        row.path("name").asString(""),
                        URI.create(row.path("url").asString("")));
            }
        }
        return addresses;
    }

    static void write(DataDirectory data, Network network, List<Supervised> services) {
        List<Map<String, Object>> rows = new ArrayList<>();
        Iterator<Supervised> processes = services.iterator();
        for (ServiceName service : ServiceName.inStartOrder()) {
            Supervised process = processes.next();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", service.module());
            Long pid = process.pid();
            if (pid != null) {
                row.put("pid", pid);
            }
            row.put("url", "http://127.0.0.1:" + network.port(service));
            row.put("managementUrl", "http://127.0.0.1:" + network.managementPort(service) + "/actuator");
            row.put("log", process.log().file().toString());
            rows.add(row);
        }
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("publicUrl", network.publicUrl());
        whole.put("services", rows);
        data.write(FILE, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(whole) + "\n");
    }
}
