package io.earnest.rewards.log;

import io.earnest.chassis.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the log's newest checkpoint says, for pages. What proves it is the checkpoint itself. */
@RestController
@Tag(name = "log")
class LogStatusController {
    private static final Duration AGE = Duration.ofSeconds(2);

    private final RunningLog log;

    LogStatusController(RunningLog log) {
        this.log = log;
    }

    /**
     * The log.
     *
     * @param origin its name
     * @param size how many blocks the newest checkpoint covers
     * @param root of the tree over their headers, Base64
     * @param at when it was signed
     * @param witnesses who has cosigned it by now
     * @param verifierKeys by which it is verified; those that sign now first
     */
    record Status(
            String origin, long size, String root, Instant at, List<Witness> witnesses, List<String> verifierKeys) {}

    /**
     * A cosignature.
     *
     * @param name the key's, as in the checkpoint
     * @param at when the witness says that it signed
     */
    record Witness(String name, Instant at) {}

    @Operation(
            summary = "The newest checkpoint of the ledger's log, as data",
            description = "404 before the first block, and where no log is published.")
    @GetMapping("/api/ledger/log")
    ResponseEntity<Status> status() {
        Checkpoint newest =
                log.newest().orElseThrow(() -> Problem.notFound("log").exception());
        Status status = new Status(
                log.origin(),
                newest.size(),
                newest.head().root(),
                newest.at(),
                newest.cosignatures().stream()
                        .map(c -> new Witness(c.line().name(), c.at()))
                        .toList(),
                log.verifierKeys());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(AGE).cachePublic())
                .body(status);
    }
}
