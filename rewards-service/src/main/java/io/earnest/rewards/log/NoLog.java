package io.earnest.rewards.log;

import io.earnest.rewards.log.tree.TileAddress;
import java.util.List;
import java.util.Optional;

/** No key, no log. */
final class NoLog implements RunningLog {

    @Override
    public boolean isOn() {
        return false;
    }

    @Override
    public String origin() {
        return "";
    }

    @Override
    public Optional<Checkpoint> newest() {
        return Optional.empty();
    }

    @Override
    public Optional<String> proofOf(long seq) {
        return Optional.empty();
    }

    @Override
    public Optional<HeaderProofs> proofsUpTo(long seq) {
        return Optional.empty();
    }

    @Override
    public List<String> verifierKeys() {
        return List.of();
    }

    @Override
    public Optional<byte[]> tile(TileAddress.Wide wanted) {
        return Optional.empty();
    }

    @Override
    public Optional<String> contradictionAtStart() {
        return Optional.empty();
    }

    @Override
    public Optional<String> contradiction() {
        return Optional.empty();
    }

    @Override
    public void close() {
        // There is nothing to publish.
    }
}
