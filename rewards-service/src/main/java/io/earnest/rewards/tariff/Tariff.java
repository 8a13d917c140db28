package io.earnest.rewards.tariff;

import java.util.List;

/**
 * One version of every price, reward and limit of the economy. A version is in force from a UTC midnight on; entries that
 * were booked before keep the version that they carry. Amounts are Twei, times are named with their unit.
 *
 * @param version 1, 2, 3 …, without a gap
 */
public record Tariff(
        int version, Prices prices, Rewards rewards, Reading reading, Limits limits, Pairs pairs, Budget budget) {

    /** No number of a tariff is larger: this keeps every product of two of them within a long. */
    static final long LARGEST = 1_000_000_000;

    public Tariff {
        atLeast(1, version, "version");
    }

    /**
     * What an activity costs, by who gets it.
     *
     * @param publication author to treasury
     * @param minus reader to treasury
     * @param commentToAuthor commenter to the article's author
     * @param commentToTreasury commenter to treasury
     * @param dislikeToAuthor voter to the article's author
     * @param dislikeToTreasury voter to treasury
     * @param dislikedCommenter commenter to treasury, if the commenter has it
     * @param report buyer to treasury
     */
    public record Prices(
            Twei publication,
            Twei minus,
            Twei commentToAuthor,
            Twei commentToTreasury,
            Twei dislikeToAuthor,
            Twei dislikeToTreasury,
            Twei dislikedCommenter,
            Twei report) {
        public Prices {
            positive(publication, "prices.publication");
            positive(minus, "prices.minus");
            positive(commentToAuthor, "prices.commentToAuthor");
            positive(commentToTreasury, "prices.commentToTreasury");
            positive(dislikeToAuthor, "prices.dislikeToAuthor");
            positive(dislikeToTreasury, "prices.dislikeToTreasury");
            positive(dislikedCommenter, "prices.dislikedCommenter");
            positive(report, "prices.report");
        }

        /** The whole price of a comment. */
        public Twei comment() {
            return commentToAuthor.plus(commentToTreasury);
        }

        /** The whole price of a dislike to the voter. */
        public Twei dislike() {
            return dislikeToAuthor.plus(dislikeToTreasury);
        }
    }

    /**
     * What an activity pays. All but the starter grant come from the day's budget.
     *
     * @param starterGrant mint to a new profile
     * @param plusToAuthor for a plus
     * @param likeToVoter for a like, to who liked
     * @param likeToCommenter for a like, to whose comment it is
     * @param likeToAuthor for a like, to the article's author
     * @param commentValued to a commenter, behind the like that makes the comment valued
     */
    public record Rewards(
            Twei starterGrant,
            Twei plusToAuthor,
            Twei likeToVoter,
            Twei likeToCommenter,
            Twei likeToAuthor,
            Twei commentValued) {
        public Rewards {
            positive(starterGrant, "rewards.starterGrant");
            positive(plusToAuthor, "rewards.plusToAuthor");
            positive(likeToVoter, "rewards.likeToVoter");
            positive(likeToCommenter, "rewards.likeToCommenter");
            positive(likeToAuthor, "rewards.likeToAuthor");
            positive(commentValued, "rewards.commentValued");
        }
    }

    /**
     * What a verified reading pays, and when a reading counts as one.
     *
     * @param secondsPerTwei one Twei for each of these that has begun
     * @param most the highest payment for one reading
     * @param minimumSeconds no reading is verified sooner
     * @param requiredWordsPerMinute the pace from which the required seconds are computed
     * @param shownWordsPerMinute the pace from which the shown "Time to Read" is computed
     */
    public record Reading(
            int secondsPerTwei, Twei most, int minimumSeconds, int requiredWordsPerMinute, int shownWordsPerMinute) {
        public Reading {
            atLeast(1, secondsPerTwei, "reading.secondsPerTwei");
            positive(most, "reading.most");
            atLeast(1, minimumSeconds, "reading.minimumSeconds");
            atLeast(1, requiredWordsPerMinute, "reading.requiredWordsPerMinute");
            atLeast(1, shownWordsPerMinute, "reading.shownWordsPerMinute");
        }

        /** The price of a reading of that many required seconds, before any limit. */
        public Twei price(int requiredSeconds) {
            return Twei.of(Math.ceilDiv(requiredSeconds, secondsPerTwei)).min(most);
        }
    }

    /**
     * Limits of one profile and UTC day. They count legs that were paid (publications: all that were accepted).
     *
     * @param readerTwei readings and Likes Own together pay a profile at most this
     * @param paidReadings by level, ascending; the last one whose level is reached applies
     * @param paidPluses pluses that pay the author
     * @param paidLikes likes that pay who liked
     * @param commentsValued comments that pay as valued, per commenter
     * @param publications of one author; the next is refused
     * @param likesToValue likes that paid the commenter, after which a comment is valued
     */
    public record Limits(
            Twei readerTwei,
            List<PaidReadings> paidReadings,
            int paidPluses,
            int paidLikes,
            int commentsValued,
            int publications,
            int likesToValue) {
        public Limits {
            paidReadings = List.copyOf(paidReadings);
            positive(readerTwei, "limits.readerTwei");
            atLeast(0, paidPluses, "limits.paidPluses");
            atLeast(0, paidLikes, "limits.paidLikes");
            atLeast(0, commentsValued, "limits.commentsValued");
            atLeast(0, publications, "limits.publications");
            atLeast(1, likesToValue, "limits.likesToValue");
            for (int i = 1; i < paidReadings.size(); i++) {
                atLeast(
                        paidReadings.get(i - 1).fromLevel() + 1,
                        paidReadings.get(i).fromLevel(),
                        "limits.paidReadings.fromLevel");
            }
        }

        /** How many readings a day are paid at that level. */
        public int paidReadings(int level) {
            int readings = 0;
            for (PaidReadings step : paidReadings) {
                if (step.fromLevel() <= level) {
                    readings = step.readings();
                }
            }
            return readings;
        }
    }

    /** From this level on, this many readings a day are paid. */
    public record PaidReadings(int fromLevel, int readings) {
        public PaidReadings {
            atLeast(1, fromLevel, "limits.paidReadings.fromLevel");
            atLeast(0, readings, "limits.paidReadings.readings");
        }
    }

    /**
     * Two parties pay each other once within so many days.
     *
     * @param days a pair that was paid on day d is paid again from day d + days on
     */
    public record Pairs(int days) {
        public Pairs {
            atLeast(0, days, "pairs.days");
        }
    }

    /**
     * The day's reward budget and how it is released: at second t of the UTC day, payments from it total at most
     * ⌊budget × (t + leadSeconds) ÷ releaseSeconds⌋.
     *
     * @param least the smallest budget of a day
     * @param perReader for each profile with a verified reading on the last opened day
     * @param treasuryReserve what the treasury holds above this pays for the budget, before anything is issued
     */
    public record Budget(Twei least, Twei perReader, Twei treasuryReserve, int leadSeconds, int releaseSeconds) {
        public Budget {
            positive(least, "budget.least");
            atLeast(0, perReader.amount(), "budget.perReader");
            atLeast(0, treasuryReserve.amount(), "budget.treasuryReserve");
            atLeast(0, leadSeconds, "budget.leadSeconds");
            atLeast(86_399L + leadSeconds, releaseSeconds, "budget.releaseSeconds");
        }

        /** The budget of a day after one with that many readers. */
        public Twei ofDay(int readers) {
            return least.max(perReader.times(readers));
        }

        /** How much of that budget may have been paid at that second of the UTC day. */
        public Twei released(Twei budget, int secondOfDay) {
            return Twei.of(Math.multiplyExact(budget.amount(), (long) secondOfDay + leadSeconds) / releaseSeconds);
        }
    }

    private static void positive(Twei amount, String name) {
        atLeast(1, amount.amount(), name);
    }

    private static void atLeast(long least, long value, String name) {
        if (value < least || value > LARGEST) {
            throw new IllegalArgumentException(
                    name + " must be between " + least + " and " + LARGEST + ", not " + value);
        }
    }
}
