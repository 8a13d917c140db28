package io.earnest.rewards.activity;

import io.earnest.chassis.page.Page;
import io.earnest.chassis.page.Paging;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Caller;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.ledger.entry.Entry;
import io.earnest.rewards.ledger.entry.EntryRef;
import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.entry.Posting;
import io.earnest.rewards.ledger.state.AccountEntry;
import io.earnest.rewards.ledger.state.EntryQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.HashMap;
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
            Activity activity,
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

    @Operation(
            summary = "Entries with all their postings, newest first, for operators",
            description = "Those of an account, of an article, or of an account for an article: one of both is needed.")
    @GetMapping("/internal/entries")
    Page<Booked> entries(
            Caller caller,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String article,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        caller.require(Scopes.ENTRIES);
        int most = Paging.limit(limit);
        EntryRef before = entry(cursor);
        String ofAccount = given(account);
        String ofArticle = given(article);
        List<EntryRef> found;
        if (ofAccount != null) {
            found = ofAccount(ofAccount, ofArticle, before, most + 1);
        } else if (ofArticle != null) {
            found = ledger.entriesOf(ofArticle, before, most + 1);
        } else {
            throw Problem.invalid("account", "give an account, an article, or both")
                    .exception();
        }
        Map<Long, Block> blocks = new HashMap<>();
        return Page.of(found, most, EntryController::cursor).map(ref -> booked(ref, blocks));
    }

    private List<EntryRef> ofAccount(String account, @Nullable String article, @Nullable EntryRef before, int most) {
        // The last row that an entry can have is the one of its first posting.
        String after = before == null ? null : AccountEntry.position(before, 0);
        EntryQuery query = new EntryQuery(account, article, null, true, after, null, most * MOST_ROWS_PER_ENTRY);
        return ledger.entries(query).stream()
                .map(AccountEntry::ref)
                .distinct()
                .limit(most)
                .toList();
    }

    private static String cursor(EntryRef last) {
        return Paging.cursor(Long.toString(last.block()), Integer.toString(last.index()));
    }

    private static @Nullable EntryRef entry(@Nullable String cursor) {
        List<String> parts = Paging.parts(cursor, 2);
        return parts == null
                ? null
                : new EntryRef(
                        Paging.number(parts.getFirst()),
                        Math.clamp(Paging.number(parts.getLast()), 0, Block.MOST_ENTRIES));
    }

    /** What an empty parameter says: nothing. */
    private static @Nullable String given(@Nullable String parameter) {
        return parameter == null || parameter.isBlank() ? null : parameter;
    }

    private Booked booked(EntryRef ref, Map<Long, Block> blocks) {
        Block block = blocks.computeIfAbsent(
                ref.block(),
                seq -> ledger.block(seq)
                        .orElseThrow(
                                () -> new IllegalStateException("a row of block " + seq + ", which is not there")));
        Entry entry = block.entries().get(ref.index());
        return new Booked(
                entry.key(),
                entry.activity(),
                block.at(),
                ref.block(),
                ref.index(),
                entry.tariff(),
                entry.article(),
                entry.comment(),
                entry.postings().stream().map(BookedPosting::of).toList());
    }
}
