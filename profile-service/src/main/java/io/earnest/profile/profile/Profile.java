package io.earnest.profile.profile;

import io.earnest.chassis.intent.Intent;
import io.earnest.profile.level.Levels;
import io.earnest.profile.rewards.Settlement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with an account, as kept in the store.
 *
 * @param id also the ledger account
 * @param passwordHash null once the account is deleted
 * @param xp experience, a projection of the experience documents that only ever grows
 * @param midnight what it was when the day began on which it last grew; null if it never did
 * @param reached a level that its owner has not been told of; null where there is none
 * @param roles without {@code operator}, which {@link Operators} keeps
 * @param rolesAt when the roles were last ordered; an older order comes too late
 * @param suspendedAt when suspension or its end was last ordered
 * @param formerHandle of a deleted account, only until its claim is cut loose from it
 * @param starter how the starter grant ended, or null while it is pending
 * @param intent the starter grant while it is owed
 */
public record Profile(
        @BsonId String id,
        String handle,
        String displayName,
        String bio,
        @Nullable String avatarId,
        List<String> roles,
        Instant rolesAt,
        @Nullable String passwordHash,
        Instant joinedAt,
        long xp,
        @Nullable Midnight midnight,
        @Nullable Reached reached,
        boolean suspended,
        Instant suspendedAt,
        boolean deleted,
        @Nullable String formerHandle,
        @Nullable Settlement starter,
        @Nullable Intent intent) {

    /**
     * The experience with which a day began.
     *
     * @param day in UTC, as {@code 2026-03-02}
     */
    public record Midnight(String day, long xp) {}

    /**
     * A step to a higher level.
     *
     * @param from the level before
     */
    public record Reached(int from, int level) {}

    public int level() {
        return Levels.of(xp);
    }

    /**
     * The experience with which that day began. Where another process's clock has begun a later one already, that one's: what
     * was shown never goes back.
     */
    long xpAtMidnight(LocalDate day) {
        return midnight == null || midnight.day.compareTo(day.toString()) < 0 ? xp : midnight.xp;
    }

    /** How the starter grant stands. */
    public Settlement settlement() {
        return starter == null ? Settlement.pending() : starter;
    }

    /** What becomes of the handle with the account's deletion; nobody can sign up under such a one. */
    static final String DELETED_PREFIX = "deleted-";

    /** Whether it may sign in and write. */
    public boolean isActive() {
        return !suspended && !deleted;
    }

    /** The id alone: profiles may end up in logs, and a log forgets no handle. */
    @Override
    public String toString() {
        return "Profile[" + id + "]";
    }
}
