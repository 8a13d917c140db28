package io.earnest.rewards.ledger;

import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.ledger.entry.Entry;
import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.entry.Outcome;
import io.earnest.rewards.ledger.entry.Posting;
import io.earnest.rewards.ledger.entry.SystemAccounts;
import io.earnest.rewards.tariff.Twei;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Derives from an entry alone what its actor may see, so that a repeated answer is the same answer. */
final class Settlements {

    private Settlements() {}

    static Settlement of(Entry entry, long block) {
        if (entry.outcome() instanceof Outcome.Rejected rejected) {
            return new Settlement(
                    Settlement.Status.REFUSED, Twei.ZERO, rejected.reason().code(), List.of(), block);
        }
        Posting own = own(entry);
        String actor = own == null ? null : own.account();
        List<Settlement.Leg> legs = new ArrayList<>();
        Twei net = Twei.ZERO;
        Twei toTreasury = Twei.ZERO;
        for (Posting posting : entry.postings()) {
            boolean actors = posting.account().equals(actor);
            if (actors && posting instanceof Posting.Paid) {
                net = net.plus(posting.twei());
            }
            Line line = posting.line();
            if (line != null) {
                boolean unpaidOwn = actors && posting instanceof Posting.Unpaid;
                legs.add(new Settlement.Leg(
                        role(entry.activity(), line),
                        unpaidOwn ? Twei.ZERO : posting.twei(),
                        unpaidOwn ? reason(posting) : null));
                toTreasury = toTreasury.minus(posting.twei());
            }
        }
        if (toTreasury.isPositive() && entry.activity() != Activity.REVERSED) {
            // From the other legs, not from treasury's posting: that would show what a disliked commenter had.
            legs.add(new Settlement.Leg(Role.TREASURY, toTreasury, null));
        }
        String reason = own == null ? null : reason(own);
        return new Settlement(
                reason == null ? Settlement.Status.PAID : Settlement.Status.UNPAID,
                net,
                reason,
                entry.activity() == Activity.REVERSED ? List.of() : legs,
                block);
    }

    /** The posting of the actor's own capacity; null where the actor has none, as for a plus or an operator's entry. */
    private static @Nullable Posting own(Entry entry) {
        Line line = entry.activity().actorLine().orElse(null);
        for (Posting posting : entry.postings()) {
            boolean grantee =
                    entry.activity() == Activity.PROFILE_SIGNED_UP && !SystemAccounts.contains(posting.account());
            if (grantee || (line != null && posting.line() == line)) {
                return posting;
            }
        }
        return null;
    }

    private static Role role(Activity activity, Line line) {
        return switch (line) {
            case READING, MINUSES, PNL_REPORTS -> Role.READER;
            case LIKES_OWN, DISLIKES_OWN -> Role.VOTER;
            case LIKES_COMMENTER, DISLIKES_COMMENTER, COMMENT_TRIBUTES -> Role.COMMENTER;
            case COMMENT_REWARDS -> activity == Activity.COMMENT_POSTED ? Role.AUTHOR : Role.COMMENTER;
            case PLUSES, LIKES_AUTHOR, DISLIKES_AUTHOR, PUBLISH_TRIBUTE -> Role.AUTHOR;
        };
    }

    private static @Nullable String reason(Posting posting) {
        return posting instanceof Posting.Unpaid unpaid ? unpaid.reason().code() : null;
    }
}
