package io.earnest.rewards.chain;

import io.earnest.chassis.api.Answers;
import io.earnest.chassis.problem.Problem;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.chain.BlockHasher;
import io.earnest.rewards.report.ReportKeys;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets everybody check that the chain is one: headers only; no entry, key, account or salt. */
@RestController
@RequestMapping("/api/ledger")
@Tag(name = "chain")
class ChainController {
    private static final int FORMAT = 1;
    private static final Duration YEAR = Duration.ofDays(365);

    private final Ledger ledger;
    private final ReportKeys keys;

    ChainController(Ledger ledger, ReportKeys keys) {
        this.ledger = ledger;
        this.keys = keys;
    }

    /**
     * A block's header. {@code hash} is the SHA-256 of the canonical JSON (RFC 8785) of all the other members, as they
     * stand here; LEDGER.md says the rest.
     *
     * @param previous the hash of the block before; 64 zeros in the first
     * @param root the Merkle root over the entries
     * @param count of the entries
     * @param at in milliseconds, always with three digits behind the second
     */
    record Header(
            int format,
            long seq,
            long epoch,
            String writer,
            String previous,
            String root,
            int count,
            String at,
            LocalDate day,
            String hash) {
        static Header of(Block block) {
            return new Header(
                    FORMAT,
                    block.seq(),
                    block.epoch(),
                    block.writer(),
                    block.previous(),
                    block.root(),
                    block.entries().size(),
                    BlockHasher.text(block.at()),
                    block.day(),
                    block.hash());
        }
    }

    @Operation(summary = "The newest block's header", description = "404 before the first block.")
    @Answers({304, 404})
    @GetMapping("/head")
    ResponseEntity<Header> head() {
        Header header = header(ledger.head().seq());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePublic())
                .eTag(header.hash)
                .body(header);
    }

    @Operation(
            summary = "A block's header",
            description = "Headers verify from block to block: each `previous` is the `hash` of the one before. They"
                    + " never change.")
    @Answers(304)
    @GetMapping("/blocks/{seq}")
    ResponseEntity<Header> block(@PathVariable long seq) {
        Header header = header(seq);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(YEAR).cachePublic().immutable())
                .eTag(header.hash)
                .body(header);
    }

    @Operation(
            summary = "The public keys that sign reports, or ever did",
            description =
                    "A JWK set; a report's `keyId` is a key's `kid`. The first one signs now; the others stay for ever,"
                            + " so that every report can be verified.")
    @GetMapping("/keys")
    ResponseEntity<ReportKeys.KeySet> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .body(keys.published());
    }

    private Header header(long seq) {
        return ledger.block(seq)
                .map(Header::of)
                .orElseThrow(() -> Problem.notFound("block").exception());
    }
}
