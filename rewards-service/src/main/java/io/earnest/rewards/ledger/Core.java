package io.earnest.rewards.ledger;

import io.earnest.rewards.tariff.Tariff;
import io.earnest.rewards.tariff.Twei;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides commands on a state and makes a block of them. Pure: the same state, stamp and commands give the same block, bit
 * for bit, and nothing that was handed in changes.
 */
final class Core {

    private final Draft draft;
    private final Fold fold;
    private final Instant at;
    private final LocalDate day;
    private final Map<String, Entry> originals;
    private final List<Entry> entries = new ArrayList<>();

    private Core(State state, Instant at) {
        this.draft = new Draft(state.head(), state.documents());
        this.at = at;
        this.day = dayOf(at);
        this.fold = new Fold(draft, at, day);
        this.originals = state.originals();
    }

    /** Decides as many of the commands as one block holds, in their order. */
    static Applied apply(State state, Stamp stamp, List<Checked> commands) {
        Decided decided = decide(state, stamp.at(), commands);
        if (decided.entries().isEmpty()) {
            return new Applied(null, null, decided.decisions());
        }
        Block block = seal(state.head(), stamp, decided.entries());
        return new Applied(block, decided.draft().changes(block), decided.decisions());
    }

    /**
     * Entries that are in no block yet.
     *
     * @param decisions one for each command that was taken
     * @param draft the state behind the entries
     */
    record Decided(List<Entry> entries, List<Decision> decisions, Draft draft) {}

    /** The same without making a block of it. */
    static Decided decide(State state, Instant at, List<Checked> commands) {
        if (at.isBefore(state.head().at())) {
            throw new IllegalArgumentException("a block is never before the one before");
        }
        Core core = new Core(state, at);
        List<Decision> decisions = new ArrayList<>(commands.size());
        for (Checked command : commands) {
            // A command brings three entries at most: the day's opening, its own and a valued comment's.
            if (core.entries.size() + 3 > Block.MOST_ENTRIES) {
                break;
            }
            decisions.add(
                    switch (command) {
                        case Checked.Malformed(String id, String why) -> new Decision.Malformed(id, why);
                        case Checked.Valid valid -> core.decide(valid);
                    });
        }
        return new Decided(core.entries, decisions, core.draft);
    }

    /** What a block of the chain changes; the state need hold no originals. */
    static Changes replay(State state, Block block) {
        Draft draft = new Draft(state.head(), state.documents());
        if (block.seq() != draft.seq()) {
            throw new IllegalArgumentException("block " + block.seq() + " is not the next one");
        }
        Fold fold = new Fold(draft, block.at(), block.day());
        for (int index = 0; index < block.entries().size(); index++) {
            fold.apply(block.entries().get(index), index);
        }
        return draft.changes(block);
    }

    static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    static int secondOfDay(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalTime().toSecondOfDay();
    }

    private Decision decide(Checked.Valid command) {
        KeyRecord taken = draft.key(command.id());
        if (taken == null) {
            taken = draft.key(command.key());
        }
        if (taken != null) {
            return taken.fingerprint().equals(command.fingerprint())
                    ? new Decision.At(command.id(), taken.ref())
                    : new Decision.Conflict(command.id());
        }
        Day open = openDay();
        Tariff tariff = draft.head().tariff();
        EntryRef ref = add(command.id(), command.fact(), command.fingerprint(), outcome(command.fact(), tariff, open));
        if (command.fact() instanceof Fact.Voted voted && voted.activity() == Activity.COMMENT_LIKED) {
            value(voted, tariff);
        }
        return new Decision.At(command.id(), ref);
    }

    private Outcome outcome(Fact fact, Tariff tariff, Day open) {
        Payouts payouts = new Payouts(draft, tariff, open, secondOfDay(at));
        Costs costs = new Costs(draft, tariff, day);
        return switch (fact) {
            case Fact.SignedUp signedUp ->
                mint(signedUp.actor(), tariff.rewards().starterGrant());
            case Fact.Published published -> costs.published(published);
            case Fact.Read read -> payouts.read(read);
            case Fact.Rated rated ->
                rated.activity() == Activity.ARTICLE_PLUSSED ? payouts.plussed(rated) : costs.minused(rated);
            case Fact.Commented commented -> costs.commented(commented);
            case Fact.Voted voted ->
                voted.activity() == Activity.COMMENT_LIKED ? payouts.liked(voted) : costs.disliked(voted);
            case Fact.Valued valued -> payouts.valued(valued);
            case Fact.ReportBought bought -> costs.reportBought(bought);
            case Fact.Granted granted -> granted(granted);
            case Fact.Reversed reversed -> new Reversals(draft).reversed(original(reversed.entryKey()));
            case Fact.TariffChanged changed ->
                changed.document().version() == draft.head().newestTariff().version() + 1
                        ? new Outcome.TariffBody(changed.document())
                        : new Outcome.Rejected(Refusal.TARIFF_VERSION, null, null);
        };
    }

    private Outcome granted(Fact.Granted grant) {
        Twei issued = draft.balance(SystemAccounts.MINT).negated();
        return IssueLimit.allows(issued, grant.twei())
                ? mint(grant.to(), grant.twei())
                : new Outcome.Rejected(Refusal.ISSUE_LIMIT, null, null);
    }

    private Outcome mint(String account, Twei twei) {
        Postings postings = new Postings(draft, null);
        postings.pay(SystemAccounts.MINT, twei.negated(), null);
        postings.pay(account, twei, null);
        return postings.outcome();
    }

    /** The ledger books by itself that a comment is valued, once, right behind the like that makes it so. */
    private void value(Fact.Voted like, Tariff tariff) {
        CommentLikes likes = draft.comment(like.comment());
        if (likes.decided() || likes.paid() < tariff.limits().likesToValue()) {
            return;
        }
        Fact.Valued valued = new Fact.Valued(like.article(), like.comment(), like.commenter(), like.closed());
        add(
                valued.key() + "#1",
                valued,
                Check.fingerprint(valued),
                outcome(valued, tariff, Objects.requireNonNull(draft.head().day())));
    }

    private @Nullable Entry original(String key) {
        KeyRecord record = draft.key(key);
        if (record == null) {
            return null;
        }
        return record.ref().block() == draft.seq()
                ? entries.get(record.ref().index())
                : Objects.requireNonNull(originals.get(key), "the state lacks the entry that is reversed");
    }

    private Day openDay() {
        Day open = draft.head().day();
        if (open == null || open.date().isBefore(day)) {
            Entry opening = DayOpening.entry(draft, day);
            fold.apply(opening, entries.size());
            entries.add(opening);
        }
        return Objects.requireNonNull(draft.head().day(), "the opening opens the day");
    }

    private EntryRef add(String id, Fact fact, String fingerprint, Outcome outcome) {
        Entry original = fact instanceof Fact.Reversed reversed ? original(reversed.entryKey()) : null;
        Entry entry = new Entry(
                id,
                fact.key(),
                fingerprint,
                fact.activity(),
                original == null ? fact.article() : original.article(),
                original == null ? fact.comment() : original.comment(),
                fact.level(),
                fact.requiredSeconds(),
                draft.head().tariff().version(),
                outcome);
        int index = entries.size();
        fold.apply(entry, index);
        entries.add(entry);
        return new EntryRef(draft.seq(), index);
    }

    /** The epoch of the next block, if that one writes it. */
    static long epoch(Head head, String writer) {
        return head.writer().equals(writer) ? head.epoch() : head.epoch() + 1;
    }

    private static Block seal(Head head, Stamp stamp, List<Entry> entries) {
        long seq = head.seq() + 1;
        long epoch = epoch(head, stamp.writer());
        LocalDate day = dayOf(stamp.at());
        String root = Seal.root(entries, stamp.salt());
        String hash = Seal.hash(seq, epoch, stamp.writer(), head.hash(), root, entries.size(), stamp.at(), day);
        return new Block(seq, epoch, stamp.writer(), head.hash(), root, hash, stamp.salt(), stamp.at(), day, entries);
    }
}
