package io.earnest.chassis;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Caller;
import io.earnest.chassis.token.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A service of no purpose, to try the chassis in. */
@SpringBootConfiguration
@EnableAutoConfiguration
// What a service gets by the auto-configuration alone must not be found beside it, only because this one lies above it.
@ComponentScan(
        excludeFilters =
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = "io\\.earnest\\.chassis\\.notification\\..*"))
@EnableFeignClients(clients = SampleApplication.Peer.class)
class SampleApplication {
    @FeignClient("peer-service")
    interface Peer {
        @GetMapping("/things/{id}")
        String thing(@PathVariable("id") String id, @RequestParam("q") String query);
    }

    @RestController
    static class Things {
        private static final io.earnest.chassis.call.Peer THINGS =
                new io.earnest.chassis.call.Peer("peer-service", "things");

        private final MongoDatabase database;
        private final Peer peer;
        private final Remote remote;

        Things(MongoDatabase database, Peer peer, Remote remote) {
            this.database = database;
            this.peer = peer;
            this.remote = remote;
        }

        @GetMapping("/api/peer/{id}")
        String peer(@PathVariable("id") String id) {
            return remote.once(THINGS, () -> peer.thing(id, "asked"));
        }

        @GetMapping("/api/me")
        Map<String, Object> me(Viewer viewer) {
            return Map.of("id", viewer.id(), "level", viewer.level(), "roles", viewer.roles());
        }

        @GetMapping("/api/anyone")
        Map<String, Object> anyone(Optional<Viewer> viewer) {
            return Map.of("known", viewer.isPresent());
        }

        @GetMapping("/api/list")
        Map<String, Object> list(
                @RequestParam(required = false) @Nullable Integer limit,
                @RequestParam(name = "q", required = false) @Nullable String words,
                @RequestParam(required = false) @Nullable List<String> ids) {
            return Map.of("limit", String.valueOf(limit), "q", String.valueOf(words), "ids", String.valueOf(ids));
        }

        @GetMapping("/api/broken")
        Map<String, Object> broken() {
            throw new IllegalStateException("the inside");
        }

        @GetMapping("/api/broken-off")
        void brokenOff(HttpServletResponse response) throws IOException {
            response.setContentType("text/csv");
            response.getOutputStream().print("one,two\r\n");
            response.flushBuffer();
            throw new IllegalStateException("the inside");
        }

        @GetMapping("/api/poor")
        Map<String, Object> poor() {
            throw Problem.of("insufficient-twei", 402, "Not enough Twei")
                    .with("balance", 1)
                    .with("price", 2)
                    .exception();
        }

        @PostMapping("/api/things")
        Map<String, Object> create(@Valid @RequestBody Thing thing) {
            database.getCollection("things").insertOne(new Document("name", thing.name()));
            return Map.of("name", thing.name());
        }

        @PostMapping("/api/parcels")
        Parcel parcel(@RequestBody Parcel parcel) {
            return parcel;
        }

        @PostMapping("/api/bells")
        Map<String, Object> ring() {
            return Map.of("rung", true);
        }

        @GetMapping("/api/echo")
        Map<String, Object> echo(@RequestParam String q) {
            return Map.of("q", q);
        }

        @PostMapping("/internal/things")
        Map<String, Object> internal(Caller caller) {
            caller.require("things-all");
            return Map.of("caller", caller.name());
        }
    }

    enum Grade {
        SMALL,
        LARGE
    }

    record Parcel(
            @Nullable String name,
            @Nullable Integer grams,
            @Nullable Double share,
            @Nullable Boolean open,
            @Nullable Grade size,
            @Nullable List<String> tags,
            @Nullable Parcel inside) {}

    record Thing(@Size(min = 1, max = 5) String name) {}
}
