package io.earnest.rewards.log.witness;

import io.earnest.rewards.log.note.NoteKey;
import java.net.URI;

/**
 * A witness.
 *
 * @param name in the policy, and in metrics
 * @param key of its cosignatures
 * @param address before {@code /add-checkpoint}
 */
public record Witness(String name, NoteKey key, URI address) {}
