package io.earnest.article.picture;

import io.earnest.article.markdown.PictureAddress;
import io.earnest.chassis.Ids;
import io.earnest.chassis.api.Answers;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Pictures")
class PictureController {
    /** What stands at an address never changes. */
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private static final String NOTHING = "default-src 'none'; sandbox; frame-ancestors 'none'";

    private static final Pattern SMALL =
            Pattern.compile("(" + Ids.PATTERN + "-\\d{1,4}x\\d{1,4})-" + PictureAddress.SMALL_WIDTH + "\\.(jpg|png)");

    private final Pictures pictures;

    PictureController(Pictures pictures) {
        this.pictures = pictures;
    }

    record PictureView(
            String id,

            @Schema(description = "Where it stands, for Markdown: ![what it shows](path)")
            String path,

            int width,
            int height) {
        static PictureView of(Picture picture) {
            return new PictureView(picture.id(), picture.address().path(), picture.width(), picture.height());
        }
    }

    @Answers({201, 409})
    @PostMapping("/api/pictures")
    @Operation(
            summary = "Takes in a picture for an article",
            description =
                    "A PNG, JPEG or GIF file of at most 5 MB and 24 million pixels. It is drawn anew, upright, at most"
                            + " 1,600 wide and 3,200 high, the first image of several alone, without its metadata. From LVL 15, or"
                            + " with the role author.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary")),
                                @Content(
                                        mediaType = "image/jpeg",
                                        schema = @Schema(type = "string", format = "binary")),
                                @Content(mediaType = "image/gif", schema = @Schema(type = "string", format = "binary"))
                            }))
    ResponseEntity<PictureView> upload(Viewer viewer, @RequestBody(required = false) byte @Nullable [] file) {
        PictureView view = PictureView.of(pictures.upload(viewer, file == null ? new byte[0] : file));
        return ResponseEntity.created(URI.create(view.path())).body(view);
    }

    @DeleteMapping("/api/pictures/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Takes a picture of one's own away, wherever it is shown")
    void delete(Viewer viewer, @PathVariable String id) {
        pictures.delete(viewer, id);
    }

    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "image/jpeg", schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary"))
            })
    @Answers(304)
    @GetMapping("/pictures/{name}")
    @Operation(
            summary = "A picture, while an article shows it or none has done so yet",
            description = "With -800 before the ending, where it is wider: 800 pixels wide.")
    ResponseEntity<byte[]> picture(
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch) {
        Matcher small = SMALL.matcher(name);
        String fullName = small.matches() ? small.group(1) + "." + small.group(2) : name;
        Picture picture = PictureAddress.of("/pictures/" + fullName)
                .flatMap(address -> pictures.shown(address.id())
                        .filter(found -> found.address().equals(address)))
                .orElseThrow(PictureController::notFound);
        ObjectId file = small.matches() ? picture.small() : picture.full();
        if (file == null) {
            throw notFound();
        }
        String etag = "\"" + name + "\"";
        ResponseEntity.BodyBuilder answer = (ifNoneMatch != null && ifNoneMatch.contains(etag)
                        ? ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                        : ResponseEntity.ok())
                .eTag(etag)
                .cacheControl(FOR_EVER)
                .header("Content-Security-Policy", NOTHING)
                .header("X-Content-Type-Options", "nosniff");
        if (ifNoneMatch != null && ifNoneMatch.contains(etag)) {
            return answer.build();
        }
        byte[] bytes = pictures.read(file).orElseThrow(PictureController::notFound);
        return answer.contentType(MediaType.parseMediaType(picture.type())).body(bytes);
    }

    private static RuntimeException notFound() {
        return Problem.notFound("picture").exception();
    }
}
