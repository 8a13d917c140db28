package io.earnest.rewards.ledger.verification;

import static io.earnest.rewards.ledger.verification.Forger.paid;
import static io.earnest.rewards.ledger.verification.HonestChain.HONEST;

import io.earnest.rewards.ledger.decision.DayTest;
import io.earnest.rewards.ledger.decision.Fact;
import io.earnest.rewards.ledger.entry.Entry;
import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.entry.Outcome;
import io.earnest.rewards.ledger.entry.Posting;
import io.earnest.rewards.ledger.entry.Reason;
import io.earnest.rewards.ledger.entry.Refusal;
import io.earnest.rewards.tariff.Twei;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What a forger could have decided, each with the place that a verification has to name. */
final class ForgedDecisions {
    private static final Entry READ = entry(2, 3);

    private ForgedDecisions() {}

    static Stream<Arguments> forgeries() {
        return Stream.of(
                forgery(
                        "a million from mint under a tariff that is not there",
                        "block 4, entry 9 (article-read:far:eve)",
                        f -> f.append(
                                4,
                                Forger.readOf(
                                        "far",
                                        "eve",
                                        7,
                                        paid("mint", -1_000_000, null),
                                        paid("eve", 1_000_000, Line.READING)))),
                forgery(
                        "a reading that pays more than its seconds",
                        "block 2, entry 3",
                        f -> f.postings(2, 3, paid("budget", -5, null), paid("ann", 5, Line.READING))),
                forgery(
                        "a reading of before seconds were booked that pays more than any",
                        "block 2, entry 3",
                        f -> f.entry(2, 3, Entry::withoutRequiredSeconds)
                                .postings(2, 3, paid("budget", -6, null), paid("ann", 6, Line.READING))),
                forgery(
                        "a reading that mint pays",
                        "block 2, entry 3",
                        f -> f.postings(2, 3, paid("mint", -3, null), paid("ann", 3, Line.READING))),
                forgery("a reading of one's own article, paid", "block 2, entry 4", f -> f.pay(2, 4)),
                forgery(
                        "a reading beyond the reader's 10 Twei",
                        "block 3, entry 5",
                        f -> f.postings(3, 5, paid("budget", -5, null), paid("ann", 5, Line.READING))),
                forgery("a reading beyond the day's readings", "block 3, entry 6", f -> f.pay(3, 6)),
                forgery("readings beyond what the second has released", "block 5, entry 15", f -> f.pay(5, 15)),
                forgery(
                        "a reading that could be paid and is not",
                        "block 2, entry 3",
                        f -> f.postings(
                                2, 3, new Posting.Unpaid("ann", Twei.of(3), Line.READING, Reason.BUDGET_EXHAUSTED))),
                forgery(
                        "a reading at a level that nobody has",
                        "level must be between 1 and",
                        f -> f.entry(2, 3, entry -> Forger.level(entry, 0))),
                forgery(
                        "a reading without a level",
                        "block 2, entry 3",
                        f -> f.entry(2, 3, entry -> Forger.level(entry, null))),
                forgery("a second plus of a pair", "block 2, entry 6", f -> f.pay(2, 6)),
                forgery(
                        "a plus that pays somebody else",
                        "article-published:art was somebody else's",
                        f -> f.postings(2, 5, paid("budget", -1, null), paid("eve", 1, Line.PLUSES))),
                forgery(
                        "a comment whose tribute goes to somebody else",
                        "block 2, entry 7",
                        f -> f.postings(
                                2,
                                7,
                                paid("ann", -4, Line.COMMENT_TRIBUTES),
                                paid("eve", 1, Line.COMMENT_REWARDS),
                                paid("treasury", 3, null))),
                forgery(
                        "a comment at another price",
                        "block 2, entry 7",
                        f -> f.postings(
                                2,
                                7,
                                paid("ann", -2, Line.COMMENT_TRIBUTES),
                                paid("bob", 1, Line.COMMENT_REWARDS),
                                paid("treasury", 1, null))),
                forgery(
                        "a like that pays who did not write the comment",
                        "comment-posted:com was somebody else's",
                        f -> f.postings(
                                3,
                                0,
                                paid("budget", -3, null),
                                paid("cyd", 1, Line.LIKES_OWN),
                                paid("dan", 1, Line.LIKES_COMMENTER),
                                paid("bob", 1, Line.LIKES_AUTHOR))),
                forgery(
                        "a like without the author's leg",
                        "article-published:art was somebody else's",
                        f -> f.postings(
                                3,
                                0,
                                paid("budget", -2, null),
                                paid("cyd", 1, Line.LIKES_OWN),
                                paid("ann", 1, Line.LIKES_COMMENTER))),
                forgery(
                        "a voter's own leg of a closed account",
                        "block 3, entry 0",
                        f -> f.postings(
                                3,
                                0,
                                paid("budget", -2, null),
                                new Posting.Unpaid("cyd", Twei.of(1), Line.LIKES_OWN, Reason.ACCOUNT_CLOSED),
                                paid("ann", 1, Line.LIKES_COMMENTER),
                                paid("bob", 1, Line.LIKES_AUTHOR))),
                forgery("a comment valued that has no likes", "block 4, entry 9", f -> f.append(4, valued())),
                forgery("a valued comment left out", "block 3, entry 3", f -> f.remove(3, 3)),
                forgery(
                        "a disliked commenter spared",
                        "block 4, entry 3",
                        f -> f.postings(
                                4,
                                3,
                                paid("fay", -2, Line.DISLIKES_OWN),
                                paid("bob", 1, Line.DISLIKES_AUTHOR),
                                new Posting.Unpaid("ann", Twei.of(-1), Line.DISLIKES_COMMENTER, Reason.NO_BALANCE),
                                paid("treasury", 1, null))),
                forgery(
                        "a refusal of what could be paid",
                        "block 2, entry 7",
                        f -> f.entry(2, 7, entry -> Forger.with(entry, insufficient(20, 4)))),
                forgery(
                        "a refusal at another price",
                        "block 4, entry 1",
                        f -> f.entry(4, 1, entry -> Forger.with(entry, insufficient(0, 5)))),
                forgery(
                        "a refusal with a balance that the payer does not have",
                        "block 4, entry 2",
                        f -> f.entry(4, 2, entry -> Forger.with(entry, insufficient(1, 2)))),
                forgery(
                        "a sign-up refused",
                        "block 1, entry 2",
                        f -> f.entry(
                                1,
                                2,
                                entry -> Forger.with(entry, new Outcome.Rejected(Refusal.DAILY_LIMIT, null, null)))),
                forgery(
                        "a starter grant of twice as much",
                        "block 1, entry 2",
                        f -> f.postings(1, 2, paid("mint", -40, null), paid("bob", 40, null))),
                forgery("a report for nothing", "block 4, entry 5", f -> f.postings(4, 5)),
                forgery(
                        "a reversal that gives more than was given",
                        "block 4, entry 6",
                        f -> f.postings(4, 6, paid("mint", -10, null), paid("ann", 10, Line.COMMENT_TRIBUTES))),
                forgery(
                        "a reversal of what nobody booked",
                        "block 4, entry 7",
                        f -> f.postings(4, 7, paid("mint", -10, null), paid("ann", 10, null))),
                forgery(
                        "a grant to the budget",
                        "a grant goes to a profile or to treasury",
                        f -> f.append(4, granted(paid("mint", -100, null), paid("budget", 100, null)))),
                forgery(
                        "a grant of more than one may be",
                        "twei must be between 1 and",
                        f -> f.append(
                                4,
                                granted(
                                        paid("mint", -2_000_000_000_000L, null),
                                        paid("bob", 2_000_000_000_000L, null)))),
                forgery(
                        "a tariff that is not the next",
                        "block 4, entry 8",
                        f -> f.entry(4, 8, entry -> Forger.with(entry, new Outcome.TariffBody(DayTest.dearer(3, 3))))),
                forgery(
                        "a tariff before its day",
                        "block 4, entry 2",
                        f -> f.entry(4, 2, entry -> Forger.tariff(entry, 2))),
                forgery("a budget of twice as much", "block 5, entry 0", f -> f.entry(5, 0, ForgedDecisions::doubled)),
                forgery("a day that nobody opens", "block 5, entry 0", f -> f.remove(5, 0)),
                forgery(
                        "a day opened twice",
                        "block 4, entry 0",
                        f -> f.entries(4, entries -> {
                            entries.addFirst(HONEST.getFirst().entries().getFirst());
                            return entries;
                        })),
                forgery(
                        "a block of another day than its time's",
                        "block 4 is of 2026-03-02, and says 2026-03-03",
                        f -> f.day(4, "2026-03-03")),
                forgery("a block moved to the next day", "block 4, entry 0", f -> f.at(4, "2026-03-03T12:00:00Z")),
                forgery(
                        "a key booked twice",
                        "answered before",
                        f -> f.append(4, Forger.command(READ, READ.key() + "#2"))),
                forgery("an entry twice", "answered before", f -> f.append(4, READ)),
                forgery(
                        "an entry of nobody's fingerprint",
                        "block 2, entry 3",
                        f -> f.entry(2, 3, entry -> Forger.fingerprint(entry, "0".repeat(32)))),
                forgery(
                        "a command that is none",
                        "command must be a natural key",
                        f -> f.entry(2, 3, entry -> Forger.command(entry, entry.key() + "#0"))),
                forgery(
                        "two entries in the other order",
                        "block 3, entry 5",
                        f -> f.entries(3, entries -> {
                            Collections.swap(entries, 5, 6);
                            return entries;
                        })),
                forgery("an epoch that nobody began", "block 3 has epoch 2", f -> {
                    f.epoch(3, 2);
                    f.epoch(4, 2);
                    f.epoch(5, 2);
                }));
    }

    private static Arguments forgery(String what, String named, Consumer<Forger> forge) {
        return Arguments.of(what, named, forge);
    }

    private static Entry entry(int seq, int index) {
        return HONEST.get(seq - 1).entries().get(index);
    }

    private static Entry granted(Posting... postings) {
        Fact fact = new Fact.Granted("operator", "h", postings[1].account(), postings[1].twei());
        return new Entry(
                fact.key().text() + "#1",
                fact.key().text(),
                fact.fingerprint(),
                fact.activity(),
                null,
                null,
                null,
                null,
                1,
                new Outcome.Postings(List.of(postings)));
    }

    private static Entry valued() {
        Fact fact = new Fact.Valued("art", "other", "eve", Set.of());
        return new Entry(
                fact.key().text() + "#1",
                fact.key().text(),
                fact.fingerprint(),
                fact.activity(),
                "art",
                "other",
                null,
                null,
                1,
                new Outcome.Postings(List.of(paid("budget", -5, null), paid("eve", 5, Line.COMMENT_REWARDS))));
    }

    private static Entry doubled(Entry opening) {
        List<Posting> postings = new ArrayList<>(opening.postings());
        postings.add(paid("mint", -10_000, null));
        postings.add(paid("budget", 10_000, null));
        return Forger.with(opening, new Outcome.Postings(postings));
    }

    private static Outcome insufficient(long balance, long price) {
        return new Outcome.Rejected(Refusal.INSUFFICIENT_TWEI, Twei.of(balance), Twei.of(price));
    }
}
