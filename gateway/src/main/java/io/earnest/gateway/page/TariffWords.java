package io.earnest.gateway.page;

import java.util.Locale;
import java.util.Map;

/** The tariff's numbers by the names that pages give them. */
final class TariffWords {
    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("prices.publication", "Publishing an article costs"),
            Map.entry("prices.minus", "A minus costs"),
            Map.entry("prices.commentToAuthor", "Of a comment's price, to the author"),
            Map.entry("prices.commentToTreasury", "Of a comment's price, to the treasury"),
            Map.entry("prices.dislikeToAuthor", "Of a dislike's price, to the author"),
            Map.entry("prices.dislikeToTreasury", "Of a dislike's price, to the treasury"),
            Map.entry("prices.dislikedCommenter", "A dislike costs the commenter"),
            Map.entry("prices.report", "A report costs"),
            Map.entry("rewards.starterGrant", "Starter grant"),
            Map.entry("rewards.plusToAuthor", "A plus pays the author"),
            Map.entry("rewards.likeToVoter", "A like pays its voter"),
            Map.entry("rewards.likeToCommenter", "A like pays the commenter"),
            Map.entry("rewards.likeToAuthor", "A like pays the author"),
            Map.entry("rewards.commentValued", "A valued comment pays"),
            Map.entry("reading.secondsPerTwei", "Seconds of reading for a Twei"),
            Map.entry("reading.most", "A reading pays at most"));

    private TariffWords() {}

    /** The name, or, for a number that has none here, where it stands: {@code limits.paidLikes} is "Limits: paid likes". */
    static String of(String path) {
        String named = NAMED.get(path);
        if (named != null) {
            return named;
        }
        String spaced = path.replaceAll("([a-z])([A-Z])", "$1 $2")
                .replace('.', ':')
                .replace(":", ": ")
                .toLowerCase(Locale.ROOT);
        return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }
}
