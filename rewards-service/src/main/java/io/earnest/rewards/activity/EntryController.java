package io.earnest.rewards.activity;

import io.earnest.chassis.page.Page;
import io.earnest.chassis.page.Paging;
import io.earnest.chassis.token.Caller;
import io.earnest.rewards.ledger.AccountEntry;
import io.earnest.rewards.ledger.Block;
import io.earnest.rewards.ledger.Entry;
import io.earnest.rewards.ledger.EntryQuery;
import io.earnest.rewards.ledger.EntryRef;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.Line;
import io.earnest.rewards.ledger.Posting;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whole entries, other parties' postings included: for operators only, whom profile-service lets in. */
@RestController
@Tag(name = "internal")
class EntryController {
    /** No entry has more postings of one account than that. */
    private static final int MOST_ROWS_PER_ENTRY = 6;

    private final Ledger ledger;

    EntryController(Ledger ledger) {
        this.ledger = ledger;
    }

    @Schema(name = "BookedEntry")
    record Booked(
            String key,
            String activity,
            Instant at,
            long block,
            int index,
            int tariff,
            @Nullable String article,
            @Nullable String comment,
            List<BookedPosting> postings) {}

    record BookedPosting(
            String account,
            long twei,
            @Nullable Line line,
            @Nullable String unpaid) {
        static BookedPosting of(Posting posting) {
            return new BookedPosting(
                    posting.account(),
                    posting.twei().amount(),
                    posting.line(),
                    posting instanceof Posting.Unpaid unpaid ? unpaid.reason().code() : null);
        }
    }

    @Operation(summary = "Entries of an account with all their postings, newest first, for operators")
    @GetMapping("/internal/entries")
    Page<Booked> entriesOfAccount(
            Caller caller,
            @RequestParam @NotBlank String account,
            @RequestParam(required = false) @Nullable String article,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        caller.require(Scopes.ENTRIES);
        int most = Paging.limit(limit);
        List<String> after = Paging.parts(cursor, 1);
        List<AccountEntry> rows = ledger.entries(new EntryQuery(
                account,
                article,
                null,
                true,
                after == null ? null : after.getFirst(),
                null,
                (most + 1) * MOST_ROWS_PER_ENTRY));
        Map<EntryRef, AccountEntry> lastRows = new LinkedHashMap<>();
        rows.forEach(row -> lastRows.put(row.ref(), row));
        Map<Long, Block> blocks = new HashMap<>();
        return Page.of(List.copyOf(lastRows.values()), most, row -> Paging.cursor(row.position()))
                .map(row -> booked(row, blocks));
    }

    private Booked booked(AccountEntry row, Map<Long, Block> blocks) {
        EntryRef ref = row.ref();
        Block block = blocks.computeIfAbsent(
                ref.block(),
                seq -> ledger.block(seq)
                        .orElseThrow(
                                () -> new IllegalStateException("a row of block " + seq + ", which is not there")));
        Entry entry = block.entries().get(ref.index());
        return new Booked(
                entry.key(),
                entry.activity().wireName(),
                block.at(),
                ref.block(),
                ref.index(),
                entry.tariff(),
                entry.article(),
                entry.comment(),
                entry.postings().stream().map(BookedPosting::of).toList());
    }
}
