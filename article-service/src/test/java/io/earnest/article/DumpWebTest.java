package io.earnest.article;

import io.earnest.article.testing.RunningService;
import java.net.URI;
import java.net.http.*;
import java.nio.file.*;
import org.junit.jupiter.api.Test;

class DumpWebTest extends RunningService {
    @Test
    void dump() throws Exception {
        var a = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v3/api-docs.yaml")).build(), HttpResponse.BodyHandlers.ofString());
        Files.writeString(Path.of("openapi.yaml"), a.body());
    }
}
