package io.earnest.comment.flag;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.intent.Intent;
import io.earnest.comment.profile.AuditNote;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What every store must do for flags, their cases and their days. */
abstract class CasesStoreContract {
    private static final Instant AT = Instant.parse("2026-08-01T12:00:00Z");
    private static final Intent INTENT = Intent.claimed("x", 1, "me", Clock.systemUTC());

    private final MongoDatabase database = database();
    private final Flags flags = new Flags(database);
    private final Cases cases = new Cases(database, flags);
    private final FlagDays days = new FlagDays(database);

    abstract MongoDatabase database();

    @Test
    void aFlagIsWrittenOnceARound() {
        Flag first = flag("c1", "bob", Reason.SPAM, 1, 0);
        assertThat(flags.write(first)).isTrue();
        assertThat(flags.write(flag("c1", "bob", Reason.HATE, 1, 1))).isFalse();
        assertThat(flags.find("c1:bob")).hasValue(first);
        assertThat(flags.write(flag("c1", "bob", Reason.HATE, 2, 2))).isTrue();
        assertThat(flags.write(flag("c1", "bob", Reason.SPAM, 1, 3)))
                .as("an older round comes too late")
                .isFalse();
        assertThat(flags.find("c1:bob").orElseThrow().reason()).isEqualTo(Reason.HATE);
        flags.finish(first);
        assertThat(flags.find("c1:bob").orElseThrow().intent())
                .as("the end of an older round's")
                .isNotNull();
        flags.finish(flags.find("c1:bob").orElseThrow());
        assertThat(flags.find("c1:bob").orElseThrow().intent()).isNull();
    }

    @Test
    void aPersonsFlagsComeInOrderBehindAKey() {
        flags.write(flag("c2", "bob", Reason.SPAM, 1, 0));
        flags.write(flag("c1", "bob", Reason.HATE, 1, 1));
        flags.write(flag("c1", "eve", Reason.SPAM, 1, 2));
        assertThat(flags.by("bob", null, 10)).extracting(Flag::id).containsExactly("c1:bob", "c2:bob");
        assertThat(flags.by("bob", "c1:bob", 10)).extracting(Flag::id).containsExactly("c2:bob");
    }

    @Test
    void aCaseCountsEachFlagOnceHoweverOftenItIsTold() {
        Flag bob = counted(flag("c1", "bob", Reason.SPAM, 1, 0));
        counted(flag("c1", "eve", Reason.SPAM, 1, 1));
        counted(flag("c1", "joe", Reason.OTHER, 1, 2));
        cases.count(bob, AT.plusSeconds(9));
        Case open = cases.find("c1").orElseThrow();
        assertThat(open.state()).isEqualTo(Case.State.OPEN);
        assertThat(open.openedAt()).as("by the first").isEqualTo(AT);
        assertThat(open.flags()).isEqualTo(3);
        assertThat(open.reasons()).containsExactly(new Case.Count(Reason.SPAM, 2), new Case.Count(Reason.OTHER, 1));
        assertThat(open.words()).containsExactly("words of joe");
    }

    @Test
    void onlyTheNewestWordsAreKept() {
        for (int i = 0; i < Cases.WORDS + 3; i++) {
            counted(flag("c1", "p" + i, Reason.OTHER, 1, i));
        }
        assertThat(cases.find("c1").orElseThrow().words())
                .containsExactly("words of p7", "words of p6", "words of p5", "words of p4", "words of p3");
    }

    @Test
    void aDecisionIsMadeOnceOnTheVersionThatWasRead() {
        counted(flag("c1", "bob", Reason.SPAM, 1, 0));
        Case read = cases.find("c1").orElseThrow();
        counted(flag("c1", "eve", Reason.SPAM, 1, 1));
        assertThat(cases.decide(read, keep("t1"), note(1), INTENT))
                .as("changed since")
                .isFalse();
        Case now = cases.find("c1").orElseThrow();
        assertThat(cases.decide(now, keep("t1"), note(1), INTENT)).isTrue();
        assertThat(cases.decide(now, keep("t1"), note(1), INTENT)).isFalse();
        Case decided = cases.find("c1").orElseThrow();
        assertThat(decided.decision()).isEqualTo(keep("t1"));
        assertThat(decided.owed()).containsExactly(note(1));
        assertThat(decided.intent()).isEqualTo(INTENT);
        assertThat(cases.open(null, 10)).isEmpty();
    }

    @Test
    void aNewTextOpensTheNextRoundAndWhatTheLastOneOwesStaysOwed() {
        counted(flag("c1", "bob", Reason.SPAM, 1, 0));
        cases.decide(cases.find("c1").orElseThrow(), keep("t1"), note(1), INTENT);
        Case kept = cases.find("c1").orElseThrow();
        assertThat(kept.roundFor("t1")).isEqualTo(1);
        assertThat(kept.roundFor("t2")).isEqualTo(2);
        counted(flag("c1", "eve", Reason.SPAM, 1, 1));
        assertThat(cases.find("c1").orElseThrow().state()).isEqualTo(Case.State.DECIDED);

        counted(flag("c1", "joe", Reason.HATE, 2, 2));
        Case open = cases.find("c1").orElseThrow();
        assertThat(open.state()).isEqualTo(Case.State.OPEN);
        assertThat(open.round()).isEqualTo(2);
        assertThat(open.flags()).isEqualTo(1);
        assertThat(open.decision()).isNull();
        assertThat(open.owed()).containsExactly(note(1));
        assertThat(open.intent()).isEqualTo(INTENT);
        assertThat(cases.finish(kept)).as("changed since").isFalse();

        cases.decide(open, keep("t2"), note(2), INTENT);
        Case twice = cases.find("c1").orElseThrow();
        assertThat(twice.owed()).containsExactly(note(1), note(2));
        assertThat(cases.finish(twice)).isTrue();
        Case done = cases.find("c1").orElseThrow();
        assertThat(done.owed()).isEmpty();
        assertThat(done.intent()).isNull();
    }

    @Test
    void openCasesComeInTheOrderOfTheirFirstFlagAndClosedOnesNotAtAll() {
        for (int i = 0; i < 4; i++) {
            counted(flag("c" + i, "bob", Reason.SPAM, 1, 10 - i));
        }
        cases.close(cases.find("c1").orElseThrow());
        assertThat(cases.open(null, 10).stream().map(Case::commentId)).containsExactly("c3", "c2", "c0");
        String after = cases.find("c3").orElseThrow().position();
        assertThat(cases.open(after, 1).stream().map(Case::commentId)).containsExactly("c2");
        assertThat(cases.countOpen()).isEqualTo(3);
    }

    @Test
    void aDayTakesSoManyFlagsAndTheSameOneAgainIsNoMore() {
        LocalDate today = LocalDate.parse("2026-08-01");
        for (int i = 0; i < FlagDays.PER_DAY; i++) {
            assertThat(days.take("bob", "c" + i, today)).isTrue();
        }
        assertThat(days.take("bob", "one more", today)).isFalse();
        assertThat(days.take("bob", "c0", today)).isTrue();
        assertThat(days.take("eve", "one more", today)).isTrue();
        assertThat(days.take("bob", "one more", today.plusDays(1))).isTrue();
    }

    private Flag counted(Flag flag) {
        flags.write(flag);
        cases.count(flag, flag.at());
        return flag;
    }

    private static Flag flag(String comment, String flagger, Reason reason, int round, int second) {
        return new Flag(
                Flag.id(comment, flagger),
                comment,
                flagger,
                reason,
                reason == Reason.OTHER ? "words of " + flagger : null,
                round,
                AT.plusSeconds(second),
                INTENT);
    }

    private static Case.Decision keep(String text) {
        return new Case.Decision(Case.Decision.Kind.KEEP, "mod", "fine", text, AT);
    }

    private static AuditNote note(int round) {
        return new AuditNote("k" + round, "mod", "comment-kept", "c1", "fine");
    }
}
