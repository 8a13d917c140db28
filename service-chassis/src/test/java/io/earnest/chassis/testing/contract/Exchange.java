package io.earnest.chassis.testing.contract;

import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.chassis.problem.ProblemException;
import java.util.concurrent.Callable;

/**
 * What a consumer does with a contract.
 *
 * @param call asks the provider, through no cache
 * @param expected what comes out of it
 */
public record Exchange(Callable<?> call, Object expected) {
    private static final Object ANYTHING = new Object();

    /** How a call failed: with the status that was answered, where the failure tells it. */
    public record Failure(Class<? extends Exception> type, int status) {
        static Failure of(Exception e) {
            return new Failure(
                    e.getClass(),
                    switch (e) {
                        case RemoteRefused refused -> refused.status();
                        case ProblemException problem -> problem.problem().status();
                        default -> 0;
                    });
        }
    }

    /** A call that comes to this. */
    public static Exchange gives(Object expected, Callable<?> call) {
        return new Exchange(call, expected);
    }

    /** A call that answers something, from which no field can be taken away without notice. */
    public static Exchange answers(Callable<?> call) {
        return new Exchange(call, ANYTHING);
    }

    /** A call that returns when the provider has taken what it was told. */
    public static Exchange tells(Runnable call) {
        return gives("told", () -> {
            call.run();
            return "told";
        });
    }

    /** A call of which the provider wants nothing to know, with that status. */
    public static Exchange refused(int status, Callable<?> call) {
        return gives(new Failure(RemoteRefused.class, status), call);
    }

    /** A call that a client of the consumer is told about with this status. */
    public static Exchange problem(int status, Callable<?> call) {
        return gives(new Failure(ProblemException.class, status), call);
    }

    /** A call that counts as not answered. */
    public static Exchange unavailable(Callable<?> call) {
        return gives(new Failure(RemoteUnavailable.class, 0), call);
    }

    /** For a file that the consumer's test does not know. */
    public static Exchange unknown(Contract contract) {
        throw new AssertionError("no exchange of this test uses " + contract);
    }

    boolean expects(Object outcome) {
        return expected == ANYTHING ? outcome != null && !(outcome instanceof Failure) : expected.equals(outcome);
    }
}
