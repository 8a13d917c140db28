package io.earnest.launcher;

import io.earnest.launcher.client.EarnestClient;
import io.earnest.launcher.system.Account;
import io.earnest.launcher.system.DataDirectory;

/**
 * What {@code up} says of the operator. The store may hold an operator from before, whose password is another than the data
 * directory's: after a restore without that file, or a change in the settings. So a password is tried before it is shown.
 */
final class OperatorLine {
    private final DataDirectory data;
    private final boolean madeUp;

    /** @param madeUp whether this start has made the password, so that nobody can have noted it */
    OperatorLine(DataDirectory data, boolean madeUp) {
        this.data = data;
        this.madeUp = madeUp;
    }

    /** The line; forgets a password that was made up and opens nothing. */
    String of(Account operator, EarnestClient client) {
        String line = "  operator: " + operator.handle() + "  password: ";
        if (isRight(operator, client)) {
            return line + operator.password();
        }
        if (madeUp) {
            operator.forget(data);
            return line + "that of before, which the store holds and " + data.root()
                    + " does not (its file \"operator\")";
        }
        return line + "another than was given or is in " + data.file("operator") + "; the store holds that of before";
    }

    /** Whether it signs in, or nobody can tell now. */
    private static boolean isRight(Account operator, EarnestClient client) {
        try {
            boolean right = client.signIn(operator);
            if (right) {
                client.delete("/api/sessions/current");
            }
            return right;
        } catch (Refusal e) {
            return true;
        }
    }
}
