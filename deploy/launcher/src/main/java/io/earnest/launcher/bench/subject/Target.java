package io.earnest.launcher.bench.subject;

import io.earnest.launcher.client.EarnestClient;
import io.earnest.launcher.system.DataDirectory;
import java.util.Map;
import java.util.Optional;

/**
 * The system that is measured.
 *
 * @param url of its gateway
 * @param rewardsUrl of rewards-service itself; empty where that can't be seen from here
 * @param data where its keys are
 * @param operator signed in
 * @param processes by name, the store among them; empty where they can't be seen from here
 * @param storeUri of all of its store; empty where that is not known
 * @param own whether it was made for this run and goes with it
 */
public record Target(
        String url,
        Optional<String> rewardsUrl,
        DataDirectory data,
        EarnestClient operator,
        Map<String, ProcessHandle> processes,
        Optional<String> storeUri,
        boolean own) {

    /** In words. */
    public String words() {
        return own ? "a system of its own, with the demo world, that went with the run" : "the system at " + url;
    }
}
