package io.earnest.planted;

import com.mongodb.client.MongoDatabase;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.RestController;

/** Violations of the architecture, to prove that the rules find them; outside of what the service scans. */
public final class Planted {
    private Planted() {}

    @RestController
    public static class Controller {
        MongoDatabase database;
    }

    @FeignClient(name = "planted", url = "http://127.0.0.1:1")
    public interface Client {}
}
