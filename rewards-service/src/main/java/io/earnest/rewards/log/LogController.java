package io.earnest.rewards.log;

import io.earnest.chassis.problem.Problem;
import io.earnest.rewards.log.tree.TileAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The log as C2SP tlog-tiles has it: what never changes, and the checkpoint that says how much of it there is. */
@RestController
@RequestMapping("/ledger")
@Tag(name = "log")
class LogController {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration CHECKPOINT = Duration.ofSeconds(2);
    private static final Duration KEYS = Duration.ofMinutes(5);
    private static final String TEXT = "text/plain;charset=utf-8";

    private final RunningLog log;

    LogController(RunningLog log) {
        this.log = log;
    }

    @Operation(
            summary = "The newest checkpoint of the log of the ledger's headers",
            description =
                    "A signed note (C2SP tlog-checkpoint) with the cosignatures of those witnesses that have seen it by"
                            + " now. 404 before the first block, and where no log is published.")
    @GetMapping(path = "/checkpoint", produces = TEXT)
    ResponseEntity<byte[]> checkpoint() {
        Checkpoint newest = log.newest().orElseThrow(() -> missing("checkpoint"));
        return text(newest.note(), CHECKPOINT);
    }

    @Operation(
            summary = "The keys that verify checkpoints",
            description =
                    "C2SP verifier keys, a line each: those that sign now first, then all that ever did, so that every"
                            + " proof can be verified.")
    @GetMapping(path = "/vkeys", produces = TEXT)
    ResponseEntity<byte[]> verifierKeys() {
        List<String> keys = log.verifierKeys();
        if (keys.isEmpty()) {
            throw missing("log");
        }
        return text(String.join("\n", keys) + "\n", KEYS);
    }

    @Operation(
            summary = "The proof that a block's header is in the log",
            description =
                    "C2SP tlog-proof, under the checkpoint with the most cosignatures that covers the block. The leaf is"
                            + " the canonical JSON (RFC 8785) of the header without its `hash`. 404 while no checkpoint covers it.")
    @GetMapping(path = "/proof/{seq}", produces = TEXT)
    ResponseEntity<byte[]> proof(@PathVariable long seq) {
        return text(log.proofOf(seq).orElseThrow(() -> missing("proof")), CHECKPOINT);
    }

    @Operation(
            summary = "A tile of the log's tree, or a bundle of its entries",
            description = "C2SP tlog-tiles: `level` is 0 to 63 or `entries`, `tile` the index in groups of three digits"
                    + " (`x001/x234/067`), with `.p/{width}` behind it for one that is not full. It never changes.")
    @GetMapping(path = "/tile/{level}/{*tile}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<byte[]> tile(@PathVariable String level, @PathVariable String tile) {
        byte[] bytes = TileAddress.parse(level + tile).flatMap(log::tile).orElseThrow(() -> missing("tile"));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(CacheControl.maxAge(YEAR).cachePublic().immutable())
                .body(bytes);
    }

    private static ResponseEntity<byte[]> text(String text, Duration age) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(TEXT))
                .cacheControl(CacheControl.maxAge(age).cachePublic())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private RuntimeException missing(String what) {
        return Problem.notFound(what)
                .detail(
                        log.isOn()
                                ? "There is no such " + what + ". GET /ledger/checkpoint says how far the log goes."
                                : "This installation publishes no log of its ledger.")
                .exception();
    }
}
