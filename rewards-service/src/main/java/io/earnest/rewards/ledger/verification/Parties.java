package io.earnest.rewards.ledger.verification;

import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.decision.Fact;
import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.ledger.entry.Entry;
import io.earnest.rewards.ledger.entry.NaturalKey;
import io.earnest.rewards.ledger.entry.Posting;
import io.earnest.rewards.ledger.entry.Reason;
import io.earnest.rewards.ledger.projection.UnprojectedState;
import io.earnest.rewards.ledger.state.Fold;
import io.earnest.rewards.ledger.state.ReadSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whose articles and comments those of a block are, as far as the chain knows: what was published or posted in it has the
 * fingerprint of whoever did. Imported articles, and those of whom only readings are known, are in no entry.
 */
final class Parties {

    private final Map<String, String> fingerprints = new HashMap<>();

    /** @param state of what is known before the block */
    Parties(UnprojectedState state, Block block) {
        ReadSet readSet = new ReadSet();
        for (Entry entry : block.entries()) {
            if (entry.article() != null) {
                readSet.keys().add(published(entry.article()));
            }
            if (entry.comment() != null) {
                readSet.keys().add(posted(entry.comment()));
            }
        }
        state.load(readSet).keys().forEach(key -> fingerprints.put(key.id(), key.fingerprint()));
    }

    /** Goes on behind an entry. */
    void add(Entry entry) {
        if (entry.booked()) {
            fingerprints.put(entry.key(), entry.fingerprint());
        }
    }

    /** Whether a reading is one of the reader's own article; where the chain does not know, what the entry says. */
    boolean readersOwn(Entry entry) {
        if (entry.activity() != Activity.ARTICLE_READ) {
            return false;
        }
        String article = Fold.article(entry);
        if (!fingerprints.containsKey(published(article))) {
            return entry.postings().stream()
                    .anyMatch(posting ->
                            posting instanceof Posting.Unpaid unpaid && unpaid.reason() == Reason.OWN_ARTICLE);
        }
        return foreignAuthor(article, EntryFacts.actor(entry)).isEmpty();
    }

    /** Whether an entry names somebody as author or commenter who is not. */
    Optional<String> flaw(Fact fact, Entry entry) {
        if (!entry.booked()) {
            return Optional.empty();
        }
        return switch (fact) {
            case Fact.Plussed plussed -> foreignAuthor(plussed.article(), plussed.author());
            case Fact.Commented commented -> foreignAuthor(commented.article(), commented.author());
            case Fact.Vote vote ->
                foreignAuthor(vote.article(), vote.author())
                        .or(() -> foreign(
                                posted(vote.comment()),
                                new Fact.Commented(
                                        vote.commenter(), vote.article(), vote.comment(), vote.author(), vote.closed()),
                                vote.commenter()));
            // Their entries pay nobody whom the command alone names.
            case Fact.SignedUp any -> Optional.empty();
            case Fact.Published any -> Optional.empty();
            case Fact.Read any -> Optional.empty();
            case Fact.Minused any -> Optional.empty();
            case Fact.Valued any -> Optional.empty();
            case Fact.ReportBought any -> Optional.empty();
            case Fact.Granted any -> Optional.empty();
            case Fact.Reversed any -> Optional.empty();
            case Fact.TariffChanged any -> Optional.empty();
        };
    }

    private static String published(String article) {
        return new NaturalKey.ArticlePublished(article).text();
    }

    private static String posted(String comment) {
        return new NaturalKey.CommentPosted(comment).text();
    }

    private Optional<String> foreignAuthor(String article, String author) {
        return foreign(published(article), new Fact.Published(author, article), author);
    }

    private Optional<String> foreign(String key, Fact theirs, String account) {
        String known = fingerprints.get(key);
        return known == null || known.equals(theirs.fingerprint())
                ? Optional.empty()
                : Optional.of("it names " + account + ", and " + key + " was somebody else's");
    }
}
