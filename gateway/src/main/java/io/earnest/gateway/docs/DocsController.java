package io.earnest.gateway.docs;

import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
class DocsController {
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final ServiceDocuments documents;

    DocsController(ServiceDocuments documents) {
        this.documents = documents;
    }

    @GetMapping("/api/docs")
    ResponseEntity<Resource> page() {
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noCache())
                .body(new ClassPathResource("docs/index.html"));
    }

    @GetMapping("/api/docs/{service}")
    ResponseEntity<JsonNode> document(@PathVariable String service) {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(documents.of(service));
    }
}
