package io.earnest.profile.session;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Sessions")
class JwksController {
    private final Map<String, Object> keys;

    JwksController(SigningKey key) {
        this.keys = key.published().toJSONObject();
    }

    @GetMapping("/.well-known/jwks.json")
    @Operation(summary = "The public keys of people's tokens (RFC 7517)")
    ResponseEntity<Map<String, Object>> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .body(keys);
    }
}
