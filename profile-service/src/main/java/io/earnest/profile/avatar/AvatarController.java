package io.earnest.profile.avatar;

import io.earnest.chassis.api.Answers;
import io.earnest.chassis.page.Page;
import io.earnest.chassis.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Avatars")
class AvatarController {
    private static final MediaType SVG = MediaType.valueOf("image/svg+xml");
    private static final CacheControl MONTH =
            CacheControl.maxAge(Duration.ofDays(30)).cachePublic();

    private final Portraits portraits;

    AvatarController(Portraits portraits) {
        this.portraits = portraits;
    }

    record AvatarView(String id, String name, String imageUrl, int availableFromLevel) {}

    @GetMapping("/api/avatars")
    @Operation(summary = "The catalogue of avatars")
    Page<AvatarView> avatars() {
        return new Page<>(Avatars.all(), null)
                .map(a -> new AvatarView(a.id(), a.name(), a.imageUrl(), a.availableFromLevel()));
    }

    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "image/svg+xml", schema = @Schema(type = "string")))
    @Answers(304)
    @GetMapping("/api/avatars/{id}/image")
    @Operation(summary = "An avatar's picture (SVG)")
    ResponseEntity<String> image(@PathVariable String id) {
        Portraits.Portrait portrait =
                portraits.of(id).orElseThrow(() -> Problem.notFound("avatar").exception());
        // An SVG opened by itself is a document: nothing in it may run or load.
        return ResponseEntity.ok()
                .contentType(SVG)
                .cacheControl(MONTH)
                .eTag(portrait.etag())
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .header("X-Content-Type-Options", "nosniff")
                .body(portrait.svg());
    }
}
