package io.earnest.rewards.ledger.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.ledger.entry.Entry;
import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.entry.Outcome;
import io.earnest.rewards.ledger.entry.Posting;
import io.earnest.rewards.ledger.entry.Reason;
import io.earnest.rewards.tariff.Twei;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrialBalanceTest {

    @ParameterizedTest
    @EnumSource(Activity.class)
    void aLegIsUnpaidOfWhatMayBeUnpaidAlone(Activity activity) {
        Posting unpaid = new Posting.Unpaid("ann", Twei.of(3), Line.READING, Reason.DAILY_LIMIT);
        Entry entry = new Entry(
                "key#1",
                "key",
                "0".repeat(32),
                activity,
                "art",
                null,
                null,
                null,
                1,
                new Outcome.Postings(List.of(unpaid)));

        boolean flawed = new TrialBalance().add(entry).isPresent();

        assertThat(flawed).isEqualTo(activity.payment() == Activity.Payment.CERTAIN);
    }
}
