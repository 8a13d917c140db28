package io.earnest.rewards.ledger.decision;

import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.chain.BlockHasher;
import io.earnest.rewards.ledger.entry.CommandId;
import io.earnest.rewards.ledger.entry.Entry;
import io.earnest.rewards.ledger.entry.EntryRef;
import io.earnest.rewards.ledger.entry.Outcome;
import io.earnest.rewards.ledger.entry.Refusal;
import io.earnest.rewards.ledger.entry.SystemAccounts;
import io.earnest.rewards.ledger.state.CommentLikes;
import io.earnest.rewards.ledger.state.Day;
import io.earnest.rewards.ledger.state.Fold;
import io.earnest.rewards.ledger.state.Head;
import io.earnest.rewards.ledger.state.KeyRecord;
import io.earnest.rewards.ledger.state.StateOverlay;
import io.earnest.rewards.tariff.Tariff;
import io.earnest.rewards.tariff.Twei;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides commands on a state and makes a block of them. Pure: the same snapshot, context and commands give the same block, bit
 * for bit, and nothing that was handed in changes.
 */
public final class Core {

    private final StateOverlay overlay;
    private final Fold fold;
    private final Instant at;
    private final LocalDate day;
    private final Map<String, Entry> originals;
    private final List<Entry> entries = new ArrayList<>();

    private Core(Snapshot snapshot, Instant at) {
        this.overlay = new StateOverlay(snapshot.head(), snapshot.documents());
        this.at = at;
        this.day = Day.dateOf(at);
        this.fold = new Fold(overlay, at, day);
        this.originals = snapshot.originals();
    }

    /** Decides as many of the commands as one block holds, in their order. */
    public static Proposal apply(Snapshot snapshot, BlockContext context, List<CheckedCommand> commands) {
        Decided decided = decide(snapshot, context.at(), commands);
        if (decided.entries().isEmpty()) {
            return new Proposal(null, null, decided.decisions());
        }
        Block block = seal(snapshot.head(), context, decided.entries());
        return new Proposal(block, decided.overlay().changes(block), decided.decisions());
    }

    /**
     * Entries that are in no block yet.
     *
     * @param decisions one for each command that was taken
     * @param overlay the state behind the entries
     */
    public record Decided(List<Entry> entries, List<Decision> decisions, StateOverlay overlay) {}

    /** The same without making a block of it. */
    public static Decided decide(Snapshot snapshot, Instant at, List<CheckedCommand> commands) {
        if (at.isBefore(snapshot.head().at())) {
            throw new IllegalArgumentException("a block is never before the one before");
        }
        Core core = new Core(snapshot, at);
        List<Decision> decisions = new ArrayList<>(commands.size());
        for (CheckedCommand command : commands) {
            // A command brings three entries at most: the day's opening, its own and a valued comment's.
            if (core.entries.size() + 3 > Block.MOST_ENTRIES) {
                break;
            }
            decisions.add(
                    switch (command) {
                        case CheckedCommand.Malformed(String id, String why) -> new Decision.Malformed(id, why);
                        case CheckedCommand.Valid valid -> core.decide(valid);
                    });
        }
        return new Decided(core.entries, decisions, core.overlay);
    }

    private Decision decide(CheckedCommand.Valid command) {
        KeyRecord taken = overlay.key(command.id());
        if (taken == null) {
            taken = overlay.key(command.key());
        }
        if (taken != null) {
            return taken.fingerprint().equals(command.fingerprint())
                    ? new Decision.At(command.id(), taken.ref())
                    : new Decision.Conflict(command.id());
        }
        Day open = openDay();
        Tariff tariff = overlay.head().tariff();
        EntryRef ref = add(command.id(), command.fact(), command.fingerprint(), outcome(command.fact(), tariff, open));
        if (command.fact() instanceof Fact.Liked liked) {
            value(liked, tariff);
        }
        return new Decision.At(command.id(), ref);
    }

    private Outcome outcome(Fact fact, Tariff tariff, Day open) {
        Payouts payouts = new Payouts(overlay, tariff, open, Day.secondOf(at));
        Costs costs = new Costs(overlay, tariff, day);
        return switch (fact) {
            case Fact.SignedUp signedUp ->
                mint(signedUp.actor(), tariff.rewards().starterGrant());
            case Fact.Published published -> costs.published(published);
            case Fact.Read read -> payouts.read(read);
            case Fact.Plussed plussed -> payouts.plussed(plussed);
            case Fact.Minused minused -> costs.minused(minused);
            case Fact.Commented commented -> costs.commented(commented);
            case Fact.Liked liked -> payouts.liked(liked);
            case Fact.Disliked disliked -> costs.disliked(disliked);
            case Fact.Valued valued -> payouts.valued(valued);
            case Fact.ReportBought bought -> costs.reportBought(bought);
            case Fact.Granted granted -> granted(granted);
            case Fact.Reversed reversed -> new Reversals(overlay).reversed(original(reversed.entryKey()));
            case Fact.TariffChanged changed ->
                changed.document().version() == overlay.head().newestTariff().version() + 1
                        ? new Outcome.TariffBody(changed.document())
                        : new Outcome.Rejected(Refusal.TARIFF_VERSION, null, null);
        };
    }

    private Outcome granted(Fact.Granted grant) {
        Twei issued = overlay.balance(SystemAccounts.MINT).negated();
        return IssueLimit.allows(issued, grant.twei())
                ? mint(grant.to(), grant.twei())
                : new Outcome.Rejected(Refusal.ISSUE_LIMIT, null, null);
    }

    private Outcome mint(String account, Twei twei) {
        PostingsBuilder postings = new PostingsBuilder(overlay, null);
        postings.pay(SystemAccounts.MINT, twei.negated(), null);
        postings.pay(account, twei, null);
        return postings.outcome();
    }

    /** The ledger books by itself that a comment is valued, once, right behind the like that makes it so. */
    private void value(Fact.Liked like, Tariff tariff) {
        CommentLikes likes = overlay.comment(like.comment());
        if (likes.decided() || likes.paid() < tariff.limits().likesToValue()) {
            return;
        }
        Fact.Valued valued = new Fact.Valued(like.article(), like.comment(), like.commenter(), like.closed());
        add(
                CommandId.first(valued.key()).text(),
                valued,
                valued.fingerprint(),
                outcome(valued, tariff, Objects.requireNonNull(overlay.head().day())));
    }

    private @Nullable Entry original(String key) {
        KeyRecord record = overlay.key(key);
        if (record == null) {
            return null;
        }
        return record.ref().block() == overlay.seq()
                ? entries.get(record.ref().index())
                : Objects.requireNonNull(originals.get(key), "the state lacks the entry that is reversed");
    }

    private Day openDay() {
        Day open = overlay.head().day();
        if (open == null || open.date().isBefore(day)) {
            Entry opening = DayOpening.entry(overlay, day);
            fold.apply(opening, entries.size());
            entries.add(opening);
        }
        return Objects.requireNonNull(overlay.head().day(), "the opening opens the day");
    }

    private EntryRef add(String id, Fact fact, String fingerprint, Outcome outcome) {
        Entry original = fact instanceof Fact.Reversed reversed ? original(reversed.entryKey()) : null;
        Entry entry = new Entry(
                id,
                fact.key().text(),
                fingerprint,
                fact.activity(),
                original == null ? fact.article() : original.article(),
                original == null ? fact.comment() : original.comment(),
                fact.level(),
                fact.requiredSeconds(),
                overlay.head().tariff().version(),
                outcome);
        int index = entries.size();
        fold.apply(entry, index);
        entries.add(entry);
        return new EntryRef(overlay.seq(), index);
    }

    /** The epoch of the next block, if that one writes it. */
    public static long epoch(Head head, String writer) {
        return head.writer().equals(writer) ? head.epoch() : head.epoch() + 1;
    }

    private static Block seal(Head head, BlockContext context, List<Entry> entries) {
        long seq = head.seq() + 1;
        long epoch = epoch(head, context.writer());
        LocalDate day = Day.dateOf(context.at());
        String root = BlockHasher.root(entries, context.salt());
        String hash =
                BlockHasher.hash(seq, epoch, context.writer(), head.hash(), root, entries.size(), context.at(), day);
        return new Block(
                seq, epoch, context.writer(), head.hash(), root, hash, context.salt(), context.at(), day, entries);
    }
}
