package io.earnest.rewards.ledger.entry;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a command: one attempt at a natural key.
 *
 * @param key the natural key, as a text
 * @param attempt 1, 2, 3 …
 */
public record CommandId(String key, int attempt) {
    private static final Pattern ATTEMPT = Pattern.compile("[1-9][0-9]{0,5}");

    /** The first attempt at a key. */
    public static CommandId first(NaturalKey key) {
        return new CommandId(key.text(), 1);
    }

    /** The id of such a text; empty if it is none. Whether there is such a key, it does not say. */
    public static Optional<CommandId> parse(String text) {
        int hash = text.lastIndexOf('#');
        if (hash < 0 || !ATTEMPT.matcher(text.substring(hash + 1)).matches()) {
            return Optional.empty();
        }
        return Optional.of(new CommandId(text.substring(0, hash), Integer.parseInt(text.substring(hash + 1))));
    }

    /** As it stands in blocks, documents and commands: {@code {key}#{attempt}}. */
    public String text() {
        return key + "#" + attempt;
    }
}
