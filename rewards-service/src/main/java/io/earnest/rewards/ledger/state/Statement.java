package io.earnest.rewards.ledger.state;

import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.entry.Posting;
import io.earnest.rewards.tariff.Twei;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What an account got and gave for one article, by report line.
 *
 * @param account a profile or {@code archive}
 * @param article empty for what belongs to no article
 * @param sums of the postings by line, as they were booked: negative for what was given
 * @param n how many postings moved money; the last one carries this number
 * @param entries how many postings there are, unpaid ones included; 0 says that there is nothing to report
 * @param valued whether a comment of this account below this article was paid as valued
 * @param asOf the block that this is as of
 */
public record Statement(
        String account, String article, Map<Line, Twei> sums, long n, long entries, boolean valued, long asOf) {

    /** Whose statement it is, and for which article. An account holds no colon. */
    public record Id(String account, String article) {
        /** The id of such a text, which is a statement's. */
        public static Id parse(String text) {
            int colon = text.indexOf(':');
            return new Id(text.substring(0, colon), text.substring(colon + 1));
        }

        /** As it stands in documents. */
        public String text() {
            return account + ":" + article;
        }
    }

    /** Stands for the article of entries that belong to none. */
    public static final String NO_ARTICLE = "";

    public Statement {
        sums = sums.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(sums));
    }

    /** One without a posting. */
    public static Statement none(String account, String article) {
        return new Statement(account, article, Map.of(), 0, 0, false, 0);
    }

    /** The id of an account's statement for an article. */
    public static String id(String account, String article) {
        return new Id(account, article).text();
    }

    public String id() {
        return id(account, article);
    }

    /** The line as the report shows it: what was spent counts up on the loss side. */
    public Twei shown(Line line) {
        return shown(sums, line);
    }

    /** What all lines come to: above 0 it is a profit. */
    public Twei total() {
        return sums.values().stream().reduce(Twei.ZERO, Twei::plus);
    }

    static Twei shown(Map<Line, Twei> sums, Line line) {
        Twei sum = sums.getOrDefault(line, Twei.ZERO);
        return line.side() == Line.Side.LOSS ? sum.negated() : sum;
    }

    Statement with(Posting posting) {
        if (!(posting instanceof Posting.Paid paid)) {
            return new Statement(account, article, sums, n, entries + 1, valued, asOf);
        }
        Map<Line, Twei> next = sums;
        Line line = paid.line();
        if (line != null) {
            next = new EnumMap<>(Line.class);
            next.putAll(sums);
            next.merge(line, paid.twei(), Twei::plus);
        }
        return new Statement(account, article, next, paid.n(), entries + 1, valued, asOf);
    }

    Statement withValued() {
        return new Statement(account, article, sums, n, entries, true, asOf);
    }

    Statement asOf(long block) {
        return new Statement(account, article, sums, n, entries, valued, block);
    }
}
