package io.earnest.rewards.proof.check;

import io.earnest.rewards.ledger.chain.EntryProof;
import io.earnest.rewards.ledger.chain.EntryProof.Part;
import io.earnest.rewards.ledger.chain.TreeReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an entry's proof lets one read, taken from the places at which a ledger writes it: a part elsewhere would be another
 * member under a known name.
 *
 * @param key the natural key; null where it is not shown
 * @param article null where none is shown
 * @param postings in their order; at least one
 */
record ShownEntry(
        long block,
        int index,
        String activity,
        @Nullable String key,
        @Nullable String article,
        long tariff,
        List<ShownPosting> postings) {
    private static final int KEY = 1;
    private static final int ACTIVITY = 3;
    private static final int ARTICLE = 4;
    /** Between them and the tariff: article, comment, level, required seconds, where there are such. */
    private static final int LAST_TARIFF = 8;

    /**
     * A posting that moved money.
     *
     * @param line null where it is on none
     * @param n the how-manieth of the account for the article, from 1
     */
    record ShownPosting(String account, long twei, @Nullable String line, long n, long balanceAfter) {

        static ShownPosting of(Object value) {
            TreeReader members = new TreeReader(TreeReader.asMap(value));
            members.only(Set.of("account", "twei", "line", "n", "balanceAfter"));
            return new ShownPosting(
                    members.string("account"),
                    members.number("twei"),
                    members.stringOrNull("line"),
                    members.number("n"),
                    members.number("balanceAfter"));
        }
    }

    /** Throws a {@link Flaw} if the parts are not an entry's. */
    static ShownEntry of(long block, EntryProof proof) {
        try {
            return new Reader(block, proof).read();
        } catch (IllegalArgumentException e) {
            throw new Flaw(
                    Flaw.Kind.ENTRY_SHAPE,
                    "The parts of entry " + proof.index() + " of block " + block + " are not those of an entry: "
                            + e.getMessage() + ".");
        }
    }

    private record Reader(long block, EntryProof proof) {

        private ShownEntry read() {
            int tariff = tariffAt();
            List<ShownPosting> postings = new ArrayList<>();
            for (int at = 0; at < proof.parts().size(); at++) {
                if (!(proof.parts().get(at) instanceof Part.Shown(String place, String salt, Object value))) {
                    continue;
                }
                String wanted = proof.index() + "/" + name(at, tariff);
                if (!place.equals(wanted)) {
                    throw new IllegalArgumentException(place + " stands where only " + wanted + " may");
                }
                if (at > tariff) {
                    postings.add(ShownPosting.of(value));
                }
            }
            if (postings.isEmpty()) {
                throw new IllegalArgumentException("no posting is shown");
            }
            return new ShownEntry(
                    block,
                    proof.index(),
                    string(ACTIVITY, "activity"),
                    shown(KEY) == null ? null : string(KEY, "key"),
                    tariff == ARTICLE || shown(ARTICLE) == null ? null : string(ARTICLE, "article"),
                    number(tariff),
                    postings);
        }

        private int tariffAt() {
            for (int at = ARTICLE; at <= LAST_TARIFF && at < proof.parts().size(); at++) {
                Part.Shown shown = shown(at);
                if (shown != null && shown.place().equals(proof.index() + "/tariff")) {
                    return at;
                }
            }
            throw new IllegalArgumentException("no tariff is shown");
        }

        private static String name(int at, int tariff) {
            if (at > tariff) {
                return "postings/" + (at - tariff - 1);
            }
            if (at == tariff) {
                return "tariff";
            }
            return switch (at) {
                case KEY -> "key";
                case ACTIVITY -> "activity";
                case ARTICLE -> "article";
                default -> "… nothing";
            };
        }

        private Part.@Nullable Shown shown(int at) {
            return at < proof.parts().size() && proof.parts().get(at) instanceof Part.Shown shown ? shown : null;
        }

        private String string(int at, String name) {
            Part.Shown shown = shown(at);
            if (shown != null && shown.value() instanceof String string) {
                return string;
            }
            throw new IllegalArgumentException(name + " is not shown");
        }

        private long number(int at) {
            Part.Shown shown = shown(at);
            if (shown != null && shown.value() instanceof Number number) {
                return number.longValue();
            }
            throw new IllegalArgumentException("the tariff is no number");
        }
    }
}
