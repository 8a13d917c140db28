package io.earnest.article.reading;

import io.earnest.chassis.api.Answers;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Reading")
class ReadingController {
    private final ReadingService service;
    private final ReadingPanel panel;

    ReadingController(ReadingService service, ReadingPanel panel) {
        this.service = service;
        this.panel = panel;
    }

    record Heartbeat(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Boolean visible,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Boolean active,

            @Schema(minimum = "0", maximum = "1") @Nullable Double scroll) {}

    @Answers({200, 201, 409, 410})
    @PostMapping("/api/articles/{id}/readings")
    @Operation(summary = "Starts reading, or resumes; ends the viewer's reading of another article")
    ResponseEntity<ReadingView> start(Viewer viewer, @PathVariable String id) {
        ReadingService.Start start = service.start(viewer, id);
        return start.isNew()
                ? ResponseEntity.created(
                                URI.create("/api/readings/" + start.reading().id()))
                        .body(start.reading())
                : ResponseEntity.ok(start.reading());
    }

    @Answers({200, 202, 409, 410})
    @PostMapping("/api/readings/{id}/heartbeats")
    @Operation(
            summary = "Says that the page is still read; verifies the reading when it is enough",
            description =
                    "Credited is the time since the last beat, at most 30 s, if that one was visible and active, and this"
                            + " one is too or says that the page was hidden just now.")
    ResponseEntity<ReadingView> beat(Viewer viewer, @PathVariable String id, @RequestBody Heartbeat beat) {
        double scroll = beat.scroll() == null ? 0 : beat.scroll();
        if (beat.visible() == null || beat.active() == null) {
            throw Problem.invalid(beat.visible() == null ? "visible" : "active", "must be true or false")
                    .exception();
        }
        if (!(scroll >= 0 && scroll <= 1)) {
            throw Problem.invalid("scroll", "must be from 0 to 1").exception();
        }
        ReadingView reading = service.beat(viewer, id, beat.visible(), beat.active(), scroll);
        return ResponseEntity.status(reading.isPending() ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .body(reading);
    }

    @GetMapping("/api/readings/{id}")
    @Operation(summary = "One of the viewer's own readings")
    ReadingView one(Viewer viewer, @PathVariable String id) {
        return service.find(viewer, id);
    }

    @Answers(410)
    @GetMapping("/api/articles/{id}/reading")
    @Operation(summary = "What reading the article can bring the viewer, or brought")
    ReadingPanel.ReadingOfArticle ofArticle(Viewer viewer, @PathVariable String id) {
        return panel.of(viewer, service.readable(viewer, id));
    }
}
