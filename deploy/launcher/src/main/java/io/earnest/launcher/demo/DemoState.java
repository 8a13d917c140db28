package io.earnest.launcher.demo;

import io.earnest.launcher.system.Account;
import io.earnest.launcher.system.DataDirectory;
import org.jspecify.annotations.Nullable;

/** What a data directory knows of its demo world: how far it is, and the password of all its people. */
public final class DemoState {
    private static final String FILE = "demo";
    private static final String WANTED = "wanted";
    private static final String BEGUN = "begun";
    private static final String MADE = "made";
    private static final String DONE = "done";

    private final DataDirectory data;

    public DemoState(DataDirectory data) {
        this.data = data;
    }

    /** Notes that there is to be one, so that a first start that failed does not lose it. */
    public void want() {
        if (data.read(FILE) == null) {
            note(WANTED);
        }
    }

    /** Whether it is wanted and not complete. */
    public boolean wanted() {
        String state = state();
        return !state.isEmpty() && !state.equals(DONE);
    }

    /** Whether some of it has been made. */
    public boolean begun() {
        return state().equals(BEGUN) || made();
    }

    /** Whether all of it is there but for what takes its time. */
    public boolean made() {
        return state().equals(MADE);
    }

    /** It is complete, or no longer wanted. */
    public void close() {
        note(DONE);
    }

    /** How to sign in as one of its people. */
    public String signIn() {
        return World.load().shown() + "  password: " + password();
    }

    void begin() {
        if (!made()) {
            note(BEGUN);
        }
    }

    void noteMade() {
        note(MADE);
    }

    String password() {
        return password(data.read(FILE));
    }

    private static String password(@Nullable String content) {
        return content == null
                ? Account.newPassword()
                : content.lines().findFirst().orElseThrow();
    }

    /** The second line: a password may have any of these words in it. */
    private String state() {
        String content = data.read(FILE);
        return content == null ? "" : content.lines().skip(1).findFirst().orElse("");
    }

    private void note(String state) {
        data.write(FILE, password(data.read(FILE)) + "\n" + state + "\n");
    }
}
